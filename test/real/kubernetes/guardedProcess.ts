import { spawn } from "node:child_process";
import { openSync, closeSync, readFileSync } from "node:fs";

/** A server that does not outlive this process, however this process ends. */
export interface GuardedProcess {
    readonly name: string;
    /** Undefined while it runs; else how it ended. */
    ended(): string | undefined;
    /** The end of what it wrote. */
    lastWords(): string;
    kill(): Promise<void>;
}

/** Runs a command and kills it as soon as standard input ends, which the system sees to when this process is gone. */
const guard = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill -KILL "$server") 2>/dev/null &
exec 3<&-
wait "$server"
`;

/** Starts a server with its output in a file. */
export function startGuarded(
    name: string,
    command: string,
    args: readonly string[],
    log: string,
): GuardedProcess {
    const output = openSync(log, "a");
    // In a process group of its own: Ctrl-C is for the tests, which then see to an orderly end.
    const child = spawn("sh", ["-c", guard, name, command, ...args], {
        stdio: ["pipe", output, output],
        detached: true,
    });
    closeSync(output);
    // A guard that is gone cannot be told to stop.
    child.stdin?.on("error", () => undefined);
    let end: string | undefined;
    const gone = new Promise<void>((resolve) => {
        child.once("error", (error) => {
            end = error.message;
            resolve();
        });
        child.once("exit", (code, signal) => {
            end = signal ?? `exit code ${code ?? 0}`;
            child.stdin?.destroy();
            resolve();
        });
    });
    return {
        name,
        ended: () => end,
        lastWords: () => readFileSync(log, "utf8").split("\n").slice(-25).join("\n"),
        kill: async () => {
            child.stdin?.destroy();
            await gone;
        },
    };
}
