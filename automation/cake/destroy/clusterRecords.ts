import type { Session } from "../session/session";

/** Types of what is inside of a cluster: with it, that is gone too. */
function isInside(type: string): boolean {
    return type.startsWith("kubernetes:") || type === "pulumi:providers:kubernetes";
}

/** Whether AWS proves, to somebody of the environment's account, that there is no such cluster. */
export async function isGone({ request, place, cloud }: Session, cluster: string): Promise<boolean> {
    const { isClusterGone } = await import("./clusterGone");
    return isClusterGone(cloud.aws, cluster, place.settings.account, request.signal);
}

/** Drops what the states record of the inside of a cluster that is gone, and says how much that is. */
export async function dropRecords({ request, engine, spec }: Session): Promise<number> {
    let dropped = 0;
    for (const layer of request.layers) {
        const resources = await engine.resources(spec(layer));
        if (!resources.some(({ type }) => isInside(type))) continue;
        dropped += await engine.forget(spec(layer), isInside);
    }
    return dropped;
}
