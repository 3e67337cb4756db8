import { expect } from "chai";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectCopy, root } from "../../support/project";

/** Runs `cake` with a reader of stdout that has gone before anything is written, as in `cake status | head -0`. */
function withoutReader(
    cwd: string,
    args: readonly string[],
): Promise<{ code: number | null; stderr: string }> {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [join(root, "automation/bin/cake.mjs"), ...args], {
            cwd,
            stdio: ["ignore", "pipe", "pipe"],
        });
        child.stdout.destroy();
        let stderr = "";
        child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
        child.on("error", reject);
        child.on("close", (code) => {
            resolve({ code, stderr });
        });
    });
}

describe("the command line", () => {
    for (const args of [["--help"], ["preview", "--help"], ["status"], ["settings", "prod", "--origin"]]) {
        it(`${args.join(" ")} must end quietly when nobody reads its answer`, async () => {
            expect(await withoutReader(projectCopy(), args)).to.deep.equal({ code: 0, stderr: "" });
        });
    }
});
