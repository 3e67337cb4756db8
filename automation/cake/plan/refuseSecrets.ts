import type { Change, LayerDiff } from "../../diffs/model/model";
import { SuspectedSecrets } from "../../secrets/suspectedSecrets";
import { suspectsOf } from "../../secrets/suspects";
import type { PlannedLayer } from "./planner";
import type { HeldEnvironment } from "./programSession";

/** Throws if something that is to be stored or shown looks like a secret and is not marked as one. */
export function refuseSecrets({ environment }: HeldEnvironment, planned: readonly PlannedLayer[]): void {
    const { notSecret } = environment.settings;
    const found = planned
        // What was stored before was looked at before.
        .filter(({ preview }) => preview !== undefined)
        .map((layer) => ({
            layer: layer.diff.layer,
            suspects: suspectsOf(withOutputs(environment.name, layer), notSecret),
        }))
        .filter(({ suspects }) => suspects.length > 0);
    if (found.length > 0) throw new SuspectedSecrets(environment.name, found);
}

/** The layer's outputs are stored too: as if the stack itself changed. */
function withOutputs(stack: string, { diff, outputs }: PlannedLayer): LayerDiff {
    const type = "pulumi:pulumi:Stack";
    const name = `${diff.layer}-${stack}`;
    const change: Change = {
        urn: `urn:pulumi:${stack}::${diff.layer}::${type}::${name}`,
        type,
        name,
        operation: "update",
        properties: Object.entries(outputs).flatMap(([path, output]) =>
            output.state === "known" && !output.secret
                ? [{ path, kind: "add", new: output.value, replaces: false }]
                : [],
        ),
    };
    return { ...diff, changes: [...diff.changes, change] };
}
