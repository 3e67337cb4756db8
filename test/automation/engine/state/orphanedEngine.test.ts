import { expect } from "chai";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { awaitOrphanedEngine } from "../../../../automation/engine/state/orphanedEngine";
import { exitCodes } from "../../../../automation/system/errors";
import { rejection, scriptedPulumi } from "../scriptedPulumi";

describe("the engine of a killed driver", () => {
    let engine: ChildProcess | undefined;

    afterEach(() => {
        // The whole group: the shell's own child would go on.
        try {
            if (engine?.pid !== undefined) process.kill(-engine.pid, "SIGKILL");
        } catch {
            // It has ended.
        }
        engine = undefined;
    });

    /** A process that looks like an engine of a driver, which holds the lock of a stack. */
    async function working(seconds: string): Promise<ReturnType<typeof scriptedPulumi>> {
        const pulumi = scriptedPulumi();
        writeFileSync(pulumi.command, `#!/bin/sh\nsleep ${seconds}\n`);
        engine = spawn(pulumi.command, ["up", "--exec-kind=auto.inline"], {
            stdio: "ignore",
            detached: true,
        });
        await new Promise((resolve) => engine?.once("spawn", resolve));
        const locks = join(pulumi.folder, "state/.pulumi/locks/organization/network/dev");
        mkdirSync(locks, { recursive: true });
        const lock = { pid: engine.pid, hostname: hostname(), timestamp: new Date().toISOString() };
        writeFileSync(join(locks, "1.json"), JSON.stringify(lock));
        return pulumi;
    }

    it("is waited for, and named once", async () => {
        const { spec } = await working("0.8");
        const texts: string[] = [];
        await awaitOrphanedEngine(spec, {
            onProgress: (progress) => {
                if (progress.kind === "message") texts.push(progress.text);
            },
        });
        expect(texts).to.deep.equal([
            `The engine of an earlier run (pid ${engine?.pid ?? 0}) still finishes what it has begun; waiting for it.`,
        ]);
    });

    it("is named with the way to end it when the wait is cancelled", async () => {
        const { spec } = await working("60");
        const error = await rejection(awaitOrphanedEngine(spec, { signal: AbortSignal.abort() }));
        expect(error).to.include({ exitCode: exitCodes.cancelled });
        expect(error)
            .to.have.property("remedy")
            .that.contains(`kill ${engine?.pid ?? 0}`);
    });

    it("is not waited for if there is none", async () => {
        const texts: string[] = [];
        const onProgress = (): void => void texts.push("waiting");
        await awaitOrphanedEngine(scriptedPulumi().spec, { onProgress });
        expect(texts).to.deep.equal([]);
    });
});
