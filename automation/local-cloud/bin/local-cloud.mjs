#!/usr/bin/env node
// The `local-cloud` command. `npm ci` and `npm run build` transpile it into .build/.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../../.build/automation/local-cloud/main.js", import.meta.url));
if (existsSync(built)) createRequire(import.meta.url)(built);
else {
    process.stderr.write("error: The local cloud is not built.\n  Run: npm run build\n");
    process.exitCode = 1;
}
