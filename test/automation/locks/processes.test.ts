import { expect } from "chai";
import { spawn, spawnSync } from "node:child_process";
import { isProcessGone, processSpace, processStart } from "../../../automation/locks/processes";

const isLinux = process.platform === "linux";

describe("a process of this machine", () => {
    it("is there while it runs, and gone after it has ended", () => {
        expect(isProcessGone(process.pid)).to.equal(false);
        expect(isProcessGone(spawnSync(process.execPath, ["--version"]).pid)).to.equal(true);
    });

    it("is told by its start from another one that has its number", function () {
        if (!isLinux) this.skip();
        const start = processStart(process.pid);
        expect(start).to.match(/^\d+$/);
        expect(isProcessGone(process.pid, start)).to.equal(false);
        expect(isProcessGone(process.pid, "1")).to.equal(true);
    });

    it("is gone as soon as it has ended, even if its parent never asks how", async function () {
        if (!isLinux) this.skip();
        // The shell is replaced by a sleep, which never waits for the child of the shell.
        const parent = spawn("sh", ["-c", "sleep 0.05 & echo $!; exec sleep 30"]);
        const child = await new Promise<number>((resolve) => {
            parent.stdout.once("data", (data: Buffer) => {
                resolve(Number(data.toString()));
            });
        });
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(isProcessGone(child)).to.equal(true);
        parent.kill("SIGKILL");
    });

    it("has the number space of this machine's boot, which does not change", function () {
        if (!isLinux) this.skip();
        expect(processSpace())
            .to.match(/^\S+ pid:\[\d+\]$/)
            .and.to.equal(processSpace());
    });
});
