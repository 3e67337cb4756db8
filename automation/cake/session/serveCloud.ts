import { once } from "node:events";
import type { RunRequest } from "./request";
import { openSession } from "./session";

/** Keeps an environment's cloud open until the signal; tells the variables that make plain `pulumi` use it and the driver's state. */
export async function serveCloud(
    request: RunRequest,
    onReady: (variables: Readonly<Record<string, string>>) => void,
): Promise<void> {
    const session = await openSession(request, undefined);
    try {
        const [layer] = request.layers;
        if (layer === undefined) return;
        const { environment, backend } = session.spec(layer);
        onReady({ ...environment, PULUMI_BACKEND_URL: backend });
        // A timer keeps the process alive where the cloud itself does not.
        const alive = setInterval(() => undefined, 60_000);
        if (!request.signal.aborted) await once(request.signal, "abort");
        clearInterval(alive);
    } finally {
        await session.close();
    }
}
