import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { CakeError, exitCodes } from "../system/errors";
import { credentialsOf } from "./aws/wire/credentials";
import type { AwsAccess, LocalCloud, LocalCloudOptions } from "./localCloud";
import type { Addresses } from "./server/localCloudServer";
import { localKubeconfig } from "./server/localKubeconfig";
import type { FromWorker } from "./server/workerMessages";

class WorkerCloud implements LocalCloud {
    private readonly listeners: ((text: string) => void)[] = [];
    private readonly notices: string[] = [];
    private addresses: Addresses = { attach: "", kubernetesPort: 0, awsEndpoint: "" };
    private readonly ended: Promise<void>;
    private isStarted = false;
    private crash: string | undefined;

    constructor(
        private readonly worker: ChildProcess,
        private readonly options: LocalCloudOptions,
    ) {
        this.ended = new Promise((resolve) => {
            worker.once("exit", () => {
                resolve();
            });
        });
    }

    get environment(): Readonly<Record<string, string>> {
        return {
            PULUMI_DEBUG_PROVIDERS: this.addresses.attach,
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        };
    }

    get aws(): AwsAccess {
        const { account, region } = this.options;
        return { region, endpoint: this.addresses.awsEndpoint, credentials: credentialsOf(account) };
    }

    kubeconfig(kubeconfig: string): string {
        return localKubeconfig(kubeconfig, this.addresses.kubernetesPort);
    }

    onNotice(listener: (text: string) => void): void {
        this.listeners.push(listener);
        this.notices.forEach(listener);
    }

    close(): Promise<void> {
        if (this.worker.connected) this.worker.send("close");
        return this.ended;
    }

    /** Resolves when it can be used. */
    started(): Promise<this> {
        return new Promise((resolve, reject) => {
            this.worker.on("message", (message: FromWorker) => {
                if (message.kind === "notice") this.tell(message.text);
                if (message.kind === "failed") reject(failure(message));
                if (message.kind === "crashed") this.crash = message.message;
                if (message.kind === "started") {
                    this.addresses = message;
                    this.isStarted = true;
                    resolve(this);
                }
            });
            this.worker.once("error", reject);
            this.worker.once("exit", (code, signal) => {
                if (code === 0) return;
                const why = this.crash ?? `it ended with ${String(code ?? signal)}`;
                // The engine only sees connections that end: this is why.
                if (this.isStarted) this.tell(`The local cloud failed, which is a bug in it: ${why}`);
                else reject(failure({ kind: "failed", message: why }));
            });
        });
    }

    private tell(text: string): void {
        this.notices.push(text);
        for (const listener of this.listeners) listener(text);
    }
}

function failure({ message, exitCode, remedy }: FromWorker & { readonly kind: "failed" }): Error {
    if (exitCode !== undefined) return new CakeError(message, exitCode, remedy);
    return new CakeError(`The local cloud could not start: ${message}`, exitCodes.bug);
}

/**
 * Opens an account of the local cloud in a process of its own: it never waits for the driver's programs nor they for it,
 * and where the driver is killed, it still finishes what the engine has begun. Close it, or it ends with this process.
 */
export async function openLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
    const worker = fork(join(__dirname, "worker.js"), [JSON.stringify(options)], {
        // A group of its own: a Ctrl-C on the terminal is the driver's to understand.
        detached: true,
        stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    return new WorkerCloud(worker, options).started();
}
