import { managedObjects } from "../../../automation/drain/managedObjects";
import { planDrain } from "../../../automation/drain/planDrain";
import { objectName, type ClusterObject } from "../../../automation/drain/cluster/clusterObject";

/** A plan in one line for each step: what it does, and after a colon what it waits for besides. */
export function planned(
    found: readonly ClusterObject[],
    state: readonly { type: string; id: string }[] = [],
): string[] {
    return planDrain(found, managedObjects(state)).map(({ name, actions, waitsFor }) => {
        const done = actions.map(({ kind, target }) => `${kind} ${objectName(target)}`);
        const targets = new Set(actions.map(({ target }) => target));
        const others = waitsFor
            .filter((item) => !targets.has(item))
            .map((item) => `wait ${objectName(item)}`);
        return `${name}: ${[...done, ...others].join(", ")}`;
    });
}
