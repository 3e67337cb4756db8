import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ignoreStrayRejections } from "../../../../automation/engine/run/strayRejections";

/** How a process ends in which a promise is rejected with this error after the rejections of engines are ignored. */
function ended(error: string): { readonly status: number | null; readonly stderr: string } {
    const file = join(__dirname, "../../../../automation/engine/run/strayRejections.js");
    const program = `require(${JSON.stringify(file)}).ignoreStrayRejections(); Promise.reject(${error}); setTimeout(() => process.exit(42), 100);`;
    const { status, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
    return { status, stderr };
}

describe("a rejection that nobody handles", () => {
    it("is ignored if a call to an engine ended with it", () => {
        for (const code of [1, 14]) {
            expect(ended(`Object.assign(new Error("gone"), { code: ${code} })`).status).to.equal(42);
        }
    });

    it("ends the process otherwise, and is printed", () => {
        const { status, stderr } = ended('new Error("a bug")');
        expect(status).to.equal(1);
        expect(stderr).to.contain("a bug");
    });

    it("is watched for once, however often that is asked", () => {
        ignoreStrayRejections();
        const listeners = process.listenerCount("unhandledRejection");
        ignoreStrayRejections();
        expect(process.listenerCount("unhandledRejection")).to.equal(listeners);
    });
});
