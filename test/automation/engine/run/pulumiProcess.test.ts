import { expect } from "chai";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { asError, killEngines, PulumiExit, runPulumi } from "../../../../automation/engine/run/pulumiProcess";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { rejection } from "../scriptedPulumi";

function script(text: string): { readonly command: string; readonly cwd: string } {
    const cwd = temporaryFolder();
    const command = join(cwd, "pulumi");
    writeFileSync(command, `#!/bin/sh\n${text}\n`);
    chmodSync(command, 0o755);
    return { command, cwd };
}

const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await sleep(10);
};

describe("a pulumi process", () => {
    it("returns what it prints, with the given variables and its own folder first on PATH", async () => {
        const { command, cwd } = script('echo "$1 $COLOUR ${PATH%%:*}"');
        const options = { cwd, environment: { COLOUR: "red" } };
        expect(await runPulumi(command, ["version"], options)).to.equal(`version red ${cwd}\n`);
    });

    it("throws its exit code and what it printed", async () => {
        const { command, cwd } = script("echo out; echo err >&2; exit 7");
        const error = await rejection(
            runPulumi(command, ["stack", "export", "--more"], { cwd, environment: {} }),
        );
        expect(error).to.be.instanceOf(PulumiExit);
        expect(error).to.include({ command: "stack export", code: 7, stdout: "out\n", stderr: "err\n" });
    });

    it("returns the last 64 KiB, or everything if asked", async () => {
        const { command, cwd } = script("head -c 100000 /dev/zero | tr '\\0' x");
        expect(await runPulumi(command, [], { cwd, environment: {} })).to.have.length(64 * 1024);
        expect(await runPulumi(command, [], { cwd, environment: {}, wholeOutput: true })).to.have.length(
            100_000,
        );
    });

    it("gets one SIGINT when it is aborted", async () => {
        const { command, cwd } = script(
            'trap "echo stopping; exit 3" INT\ntouch started\nwhile :; do sleep 0.02; done',
        );
        const controller = new AbortController();
        const running = rejection(
            runPulumi(command, [], { cwd, environment: {}, signal: controller.signal }),
        );
        await until(() => existsSync(join(cwd, "started")));
        controller.abort();
        expect(await running).to.include({ code: 3, stdout: "stopping\n" });
    });

    it("is killed with its children", async () => {
        const { command, cwd } = script("touch started\nsleep 60");
        const running = rejection(runPulumi(command, [], { cwd, environment: {} }));
        await until(() => existsSync(join(cwd, "started")));
        expect(killEngines()).to.equal(1);
        expect(await running).to.include({ code: "SIGKILL" });
        expect(killEngines()).to.equal(0);
    });
});

describe("asError", () => {
    it("is the error itself, or one with what was thrown", () => {
        const error = new Error("no");
        expect(asError(error)).to.equal(error);
        expect(asError("no").message).to.equal("no");
    });
});
