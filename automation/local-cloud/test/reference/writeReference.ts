// Brings REFERENCE.md up to date with the code: `npm run reference -w local-cloud`.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { format } from "prettier";
import { referenceText } from "./referenceText";

async function main(): Promise<void> {
    const folder = resolve(__dirname, "../../../../../automation/local-cloud");
    const text = await format(referenceText(folder), { parser: "markdown" });
    writeFileSync(join(folder, "REFERENCE.md"), text);
}

void main();
