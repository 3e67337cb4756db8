import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

/** A new empty folder that goes when the test process ends. */
export function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "cake-test-"));
    if (folders.push(folder) === 1) {
        process.on("exit", () => {
            for (const each of folders) rmSync(each, { recursive: true, force: true });
        });
    }
    return folder;
}
