import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { errorCode } from "../../system/files";
import type { StackSpec } from "../types";

/**
 * Variables that give the engine a home folder of its own, with the user's plugins and credentials but without logs.
 * In the user's home it would write a log of every run, which takes a quarter of its time and holds resources' inputs.
 */
export function engineHome(spec: StackSpec): Record<string, string> {
    const own = join(spec.workDir, "home");
    const users = spec.environment.PULUMI_HOME ?? process.env.PULUMI_HOME ?? join(homedir(), ".pulumi");
    const plugins = join(users, "plugins");
    try {
        mkdirSync(own, { recursive: true });
        mkdirSync(plugins, { recursive: true });
        once(() => {
            symlinkSync(plugins, join(own, "plugins"), "junction");
        });
        // A file in place of the folder of logs: the engine continues without logs, as in a home that it cannot write to.
        once(() => {
            writeFileSync(join(own, "logs"), "", { flag: "wx" });
        });
    } catch {
        return {};
    }
    return { PULUMI_HOME: own, PULUMI_CREDENTIALS_PATH: process.env.PULUMI_CREDENTIALS_PATH ?? users };
}

function once(make: () => void): void {
    try {
        make();
    } catch (error) {
        if (errorCode(error) !== "EEXIST") throw error;
    }
}
