// Covers: errors.ts, sleepSync.ts
import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CakeError, exitCodes } from "../../../automation/system/errors";
import { errorCode, namesIn, notWritable, readIfThere } from "../../../automation/system/files";
import { sleepSync } from "../../../automation/system/sleepSync";
import { temporaryFolder } from "../../support/temporaryFolder";

function systemError(code: string): Error {
    return Object.assign(new Error(code), { code });
}

describe("files", () => {
    it("are read if they exist", () => {
        const folder = temporaryFolder();
        writeFileSync(join(folder, "file"), "text");
        expect(readIfThere(join(folder, "file"))).to.equal("text");
        expect(readIfThere(join(folder, "other"))).to.equal(undefined);
        expect(() => readIfThere(folder)).to.throw(/EISDIR/);
    });

    it("are listed sorted; a folder that does not exist has none", () => {
        const folder = temporaryFolder();
        for (const name of ["b", "a"]) mkdirSync(join(folder, name));
        expect(namesIn(folder)).to.deep.equal(["a", "b"]);
        expect(namesIn(join(folder, "nowhere"))).to.deep.equal([]);
    });

    it("that cannot be written are the user's to mend, with the reason kept", () => {
        const cause = systemError("EACCES");
        const refused = notWritable("/a/file", cause);
        expect(refused).to.be.instanceOf(CakeError);
        expect(refused).to.include({
            message: "Cannot write /a/file: EACCES.",
            exitCode: exitCodes.error,
            remedy: "Make /a writable for you, then run the command again.",
            cause,
        });
        expect(notWritable("/a/file", systemError("ENOSPC")))
            .to.have.property("remedy")
            .that.contains("disk space");
    });

    it("have errors that are faults of the driver, which stay as they are", () => {
        const bug = systemError("EBADF");
        expect(notWritable("/a/file", bug)).to.equal(bug);
        expect(notWritable("/a/file", "thrown")).to.equal("thrown");
        expect(errorCode(bug)).to.equal("EBADF");
        expect(errorCode("thrown")).to.equal(undefined);
    });

    it("that must not stay are removed when the process exits, even in the middle of something", () => {
        const folder = temporaryFolder();
        const paths = ["one", "two"].map((name) => join(folder, name));
        for (const path of paths) mkdirSync(path);
        const module = JSON.stringify(require.resolve("../../../automation/system/files"));
        const script = `for (const path of ${JSON.stringify(paths)}) require(${module}).removeAtExit(path); process.exit(3);`;
        expect(spawnSync(process.execPath, ["-e", script]).status).to.equal(3);
        expect(paths.filter((path) => existsSync(path))).to.deep.equal([]);
    });
});

describe("a wait without giving way", () => {
    it("takes as long as it is told", () => {
        const begin = performance.now();
        sleepSync(0.05);
        expect(performance.now() - begin).to.be.within(45, 1000);
    });
});
