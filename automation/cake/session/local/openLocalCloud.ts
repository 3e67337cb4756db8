import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { CakeError, exitCodes } from "../../../system/errors";
import { localCloudCommand, needLocalCloud } from "./checkLocalCloud";
import type { AwsAccess, LocalCloud, LocalCloudLine, LocalCloudOptions } from "./localCloud";
import { localKubeconfig } from "./localKubeconfig";

type Started = LocalCloudLine & { readonly kind: "started" };

class ServedCloud implements LocalCloud {
    readonly #process: ChildProcessByStdio<Writable, Readable, null>;
    readonly #ended: Promise<void>;
    readonly #listeners: ((text: string) => void)[] = [];
    readonly #notices: string[] = [];
    #reach: Started | undefined;
    #crash: string | undefined;

    constructor(options: LocalCloudOptions) {
        this.#process = spawn(process.execPath, [localCloudCommand, ...argumentsOf(options)], {
            // A group of its own: a Ctrl-C on the terminal is the driver's to understand.
            detached: true,
            stdio: ["pipe", "pipe", "ignore"],
        });
        // It may be gone when it is told to close.
        this.#process.stdin.on("error", () => undefined);
        this.#ended = new Promise((resolve) => {
            this.#process.once("exit", () => {
                resolve();
            });
        });
    }

    get environment(): Readonly<Record<string, string>> {
        return this.#started.engine;
    }

    get aws(): AwsAccess {
        return this.#started.aws;
    }

    get #started(): Started {
        if (this.#reach === undefined) throw new Error("the local cloud has not started");
        return this.#reach;
    }

    kubeconfig(kubeconfig: string): string {
        return localKubeconfig(kubeconfig, this.#started.kubernetes);
    }

    onNotice(listener: (text: string) => void): void {
        this.#listeners.push(listener);
        this.#notices.forEach(listener);
    }

    close(): Promise<void> {
        this.#process.stdin.write("close\n");
        return this.#ended;
    }

    /** Resolves when it can be used. */
    started(): Promise<this> {
        return new Promise((resolve, reject) => {
            createInterface({ input: this.#process.stdout }).on("line", (text) => {
                const line = JSON.parse(text) as LocalCloudLine;
                if (line.kind === "notice") this.#tell(line.text);
                if (line.kind === "crashed") this.#crash = line.message;
                if (line.kind === "failed") {
                    reject(new CakeError(line.message, exitCodes.error, line.remedy));
                }
                if (line.kind === "started") {
                    this.#reach = line;
                    resolve(this);
                }
            });
            this.#process.once("error", reject);
            // All that it has printed is read by then.
            this.#process.once("close", (code, signal) => {
                if (code === 0) return;
                const why = this.#crash ?? `it ended with ${String(code ?? signal)}`;
                // The engine only sees connections that end: this is why.
                if (this.#reach !== undefined) {
                    this.#tell(`The local cloud failed, which is a bug in it: ${why}`);
                }
                reject(new CakeError(`The local cloud could not start: ${why}`, exitCodes.bug));
            });
        });
    }

    #tell(text: string): void {
        this.#notices.push(text);
        for (const listener of this.#listeners) listener(text);
    }
}

function argumentsOf({ folder, account, region, latency, faults }: LocalCloudOptions): readonly string[] {
    const wrong = faults === undefined ? [] : ["--faults", `${faults.seed}:${faults.rate}`];
    return [
        "--json",
        "--folder",
        folder,
        "--account",
        account,
        "--region",
        region,
        "--latency",
        latency,
        ...wrong,
    ];
}

/**
 * Opens an account of the local cloud in a process of its own: it never waits for the driver's programs nor they for
 * it, and if the driver is killed, it still finishes what the engine has begun. Close it, or it ends with this process.
 * Throws a CakeError if the local cloud is not there or cannot use its folder.
 */
export async function openLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
    needLocalCloud();
    return await new ServedCloud(options).started();
}
