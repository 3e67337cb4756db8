import { spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** How a process ended, and what it said. */
export interface Ended {
    readonly code: number | null;
    readonly stderr: string;
}

/** When a process is killed: so many milliseconds after it said something, and what goes with it. */
export interface Death {
    readonly after: RegExp;
    readonly milliseconds: number;
    /** `power`: its engines and its cloud go too, as when the machine loses its power. */
    readonly kind: "driver" | "power";
}

/** Runs a driver on a project, and kills it, unless it has ended by then. */
export function runKillable(args: readonly string[], project: string, death?: Death): Promise<Ended> {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, args, { cwd: project, stdio: ["ignore", "ignore", "pipe"] });
        let stderr = "";
        let doom: NodeJS.Timeout | undefined;
        const watch = (): void => {
            if (death === undefined || doom !== undefined || !death.after.test(stderr)) return;
            doom = setTimeout(() => {
                child.kill("SIGKILL");
                if (death.kind === "power") killAllOf(project);
            }, death.milliseconds);
        };
        child.stderr.setEncoding("utf8").on("data", (text: string) => {
            stderr += text;
            watch();
        });
        watch();
        child.on("error", reject);
        child.on("close", (code) => {
            // Whoever comes next is not meant.
            clearTimeout(doom);
            resolve({ code, stderr });
        });
    });
}

/** Kills what works for a project: engines work in its folders, its cloud is told of them. */
function killAllOf(project: string): void {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
        try {
            const isEngine = readlinkSync(`/proc/${pid}/cwd`).startsWith(`${project}/.cake/`);
            const isCloud = readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(
                `"${project}/.cake/local-cloud"`,
            );
            if (isEngine || isCloud) process.kill(Number(pid), "SIGKILL");
        } catch {
            // Gone already, or somebody else's.
        }
    }
}
