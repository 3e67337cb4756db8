import type { Change, DiffValue, PropertyChange } from "../../../automation/diffs/model/model";
import { suspectsOf, type Suspect } from "../../../automation/secrets/suspects";
import { added, changeOf, layerOf } from "../diffs/samples";

/** A password as a generator makes it. */
export const password = "Xk9dPq2LmZ7tRw4v";

/** The suspects of a change with these properties. */
export function suspects(
    properties: readonly PropertyChange[],
    more: Partial<Change> = {},
): readonly Suspect[] {
    const change = changeOf({ type: "aws:ssm/parameter:Parameter", name: "one", properties, ...more });
    return suspectsOf(layerOf("network", [change]));
}

/** Where there are suspects in a value. */
export function pathsIn(value: DiffValue, path = "config", more: Partial<Change> = {}): readonly string[] {
    return suspects([added(path, value)], more).map((suspect) => suspect.path);
}

/** A text as Kubernetes has it in a Secret. */
export function base64(text: string): string {
    return Buffer.from(text).toString("base64");
}
