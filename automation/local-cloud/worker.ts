import { parentPort, workerData } from "node:worker_threads";
import { CakeError } from "../errors";
import type { LocalCloudOptions } from "./localCloud";
import { type RunningCloud, startLocalCloud } from "./localCloudServer";
import type { FromWorker } from "./workerMessages";

// The thread that a local cloud runs in, so that it never waits for the driver's programs nor they for it.

function tell(message: FromWorker): void {
    parentPort?.postMessage(message);
}

function failureOf(error: unknown): FromWorker {
    if (error instanceof CakeError) {
        const { message, exitCode, remedy } = error;
        return { kind: "failed", message, exitCode, ...(remedy === undefined ? {} : { remedy }) };
    }
    return {
        kind: "failed",
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
}

async function run(): Promise<void> {
    let cloud: RunningCloud;
    try {
        cloud = await startLocalCloud(workerData as LocalCloudOptions, (text) => {
            tell({ kind: "notice", text });
        });
    } catch (error) {
        tell(failureOf(error));
        return;
    }
    parentPort?.once("message", () => {
        void cloud.close().finally(() => {
            tell({ kind: "closed" });
            parentPort?.close();
        });
    });
    tell({ kind: "started", attach: cloud.attach, kubernetesPort: cloud.kubernetesPort });
}

void run();
