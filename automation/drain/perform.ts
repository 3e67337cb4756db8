import { inParallel } from "../system/inParallel";
import type { DrainAction } from "./drainStep";
import type { KubeClient } from "./cluster/kubeClient";
import { pathOf, typeName } from "./cluster/resourceType";

/** Performs the actions of a step. Objects that were deleted or changed meanwhile are left to the next look at the cluster. */
export async function perform(client: KubeClient, actions: readonly DrainAction[]): Promise<void> {
    await inParallel(actions, async (action) => {
        const { type, object } = action.target;
        const { namespace, name, uid } = object.metadata;
        const common = {
            path: pathOf(type, namespace, name),
            resource: typeName(type),
            ...(namespace === undefined ? {} : { namespace }),
            tolerated: [409],
        };
        if (action.kind === "suspend") {
            await client.ask({ ...common, method: "PATCH", verb: "patch", body: action.patch });
            return;
        }
        // Only this object, not a newer one of the same name.
        const body = {
            apiVersion: "v1",
            kind: "DeleteOptions",
            propagationPolicy: "Background",
            preconditions: { uid },
        };
        await client.ask({ ...common, method: "DELETE", verb: "delete", body });
    });
}
