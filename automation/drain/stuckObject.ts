import { itemsAt, textAt } from "./cluster/kubeObject";
import { isLeaving, kubectlName, objectName, type ClusterObject } from "./cluster/clusterObject";

/** An object that still exists when it should be gone, and why. */
export interface StuckObject {
    /** `Service default/shop` */
    readonly object: string;
    readonly finalizers: readonly string[];
    /** One line. */
    readonly reason: string;
    /** Arguments of kubectl that remove the object's finalizers, and with them the protection that they give. */
    readonly patch?: readonly string[];
}

/** Why an object still exists, as far as the cluster says. */
export function stuckObject(item: ClusterObject): StuckObject {
    const { finalizers = [], deletionTimestamp } = item.object.metadata;
    const words = reasonOf(item, finalizers);
    const since = deletionTimestamp === undefined ? "" : `, deleted at ${deletionTimestamp}`;
    const patch = ["patch", ...kubectlName(item).split(" "), "--type=merge", "-p", noFinalizers];
    return {
        object: objectName(item),
        finalizers,
        reason: `${words}${since}`,
        ...(finalizers.length > 0 && isLeaving(item) ? { patch } : {}),
    };
}

const noFinalizers = '{"metadata":{"finalizers":null}}';

function reasonOf(item: ClusterObject, finalizers: readonly string[]): string {
    const { status } = item.object;
    // A namespace says what is left in it.
    const remaining = itemsAt(status, "conditions")
        .filter((condition) => textAt(condition, "status") === "True")
        .map((condition) => textAt(condition, "message"))
        .filter((message) => message.startsWith("Some "));
    if (item.type.kind === "Namespace" && remaining.length > 0) return remaining.join(" ");
    if (item.type.kind === "PersistentVolume" && !isLeaving(item)) {
        return `phase ${textAt(status, "phase")}: its driver has not deleted its volume`;
    }
    if (finalizers.length > 0) return `finalizers ${finalizers.join(", ")}`;
    const phase = textAt(status, "phase");
    return phase === "" ? "not gone yet" : `phase ${phase}`;
}

/** The objects that a drain waits for, in one line: the first two with their reasons, and the number of the others. */
export function waitText(waiting: readonly StuckObject[]): string {
    const shown = waiting.slice(0, 2).map(({ object, reason }) => `${object} (${reason})`);
    const others = waiting.length - shown.length;
    return `waits for ${shown.join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
}
