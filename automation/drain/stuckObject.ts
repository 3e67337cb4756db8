import { itemsAt, textAt } from "./cluster/kubeObject";
import { isLeaving, kubectlName, objectName, type Seen } from "./cluster/clusterObject";

/** An object that is still there when it should be gone, and why. */
export interface StuckObject {
    /** `Service default/shop` */
    readonly object: string;
    readonly finalizers: readonly string[];
    /** One line. */
    readonly reason: string;
    /** Arguments of kubectl that take the object's finalizers away, and with them what they protect. */
    readonly patch?: readonly string[];
}

/** Why an object stays, as far as the cluster tells. */
export function stuckObject(seen: Seen): StuckObject {
    const { finalizers = [], deletionTimestamp } = seen.object.metadata;
    const words = reasonOf(seen, finalizers);
    const since = deletionTimestamp === undefined ? "" : `, deleted at ${deletionTimestamp}`;
    const patch = ["patch", ...kubectlName(seen).split(" "), "--type=merge", "-p", noFinalizers];
    return {
        object: objectName(seen),
        finalizers,
        reason: `${words}${since}`,
        ...(finalizers.length > 0 && isLeaving(seen) ? { patch } : {}),
    };
}

const noFinalizers = '{"metadata":{"finalizers":null}}';

function reasonOf(seen: Seen, finalizers: readonly string[]): string {
    const { status } = seen.object;
    // A namespace tells what is left in it.
    const remaining = itemsAt(status, "conditions")
        .filter((condition) => textAt(condition, "status") === "True")
        .map((condition) => textAt(condition, "message"))
        .filter((message) => message.startsWith("Some "));
    if (seen.type.kind === "Namespace" && remaining.length > 0) return remaining.join(" ");
    if (seen.type.kind === "PersistentVolume" && !isLeaving(seen)) {
        return `phase ${textAt(status, "phase")}: its driver has not deleted its volume`;
    }
    if (finalizers.length > 0) return `finalizers ${finalizers.join(", ")}`;
    const phase = textAt(status, "phase");
    return phase === "" ? "not gone yet" : `phase ${phase}`;
}

/** What a drain waits for, in one line: the first objects with what keeps them, and how many others. */
export function waitText(waiting: readonly StuckObject[]): string {
    const shown = waiting.slice(0, 2).map(({ object, reason }) => `${object} (${reason})`);
    const others = waiting.length - shown.length;
    return `waits for ${shown.join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
}
