import { CakeError } from "../system/errors";
import type { LocalCloudOptions } from "./localCloud";
import { type RunningCloud, startLocalCloud } from "./server/localCloudServer";
import type { FromWorker } from "./server/workerMessages";

// The process that a local cloud runs in.

function tell(message: FromWorker, then: () => void = () => undefined): void {
    if (!process.connected || process.send === undefined) then();
    else process.send(message, undefined, undefined, then);
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

/** Closes the cloud and ends the process: at once when told to, else when nobody uses it any more. */
function closeWhenDone(cloud: RunningCloud): void {
    let isClosing = false;
    const close = (): void => {
        if (isClosing) return;
        isClosing = true;
        void cloud.close().finally(() => process.exit(0));
    };
    process.once("message", close);
    // The one that started it is gone without a word. What the engine has begun ends first.
    process.once("disconnect", () => void cloud.quiet().then(close));
    if (!process.connected) process.emit("disconnect");
}

async function run(): Promise<void> {
    process.on("uncaughtException", (error) => {
        tell({ kind: "crashed", message: error.stack ?? error.message }, () => process.exit(1));
    });
    let cloud: RunningCloud;
    try {
        const options = JSON.parse(process.argv[2] ?? "") as LocalCloudOptions;
        cloud = await startLocalCloud(options, (text) => {
            tell({ kind: "notice", text });
        });
    } catch (error) {
        tell(failureOf(error), () => process.exit(0));
        return;
    }
    closeWhenDone(cloud);
    const { attach, kubernetesPort, awsEndpoint } = cloud;
    tell({ kind: "started", attach, kubernetesPort, awsEndpoint });
}

void run();
