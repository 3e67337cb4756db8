import { compareTexts } from "../../diffs/model/canonicalJson";
import { groupBy } from "../../diffs/model/groupBy";
import type { Change, Operation, PropertyChange } from "../../diffs/model/model";
import { urnParts } from "../../diffs/model/urn";
import { isCounted, stackType, type Step } from "../events/events";
import { createdProperties, differingProperties } from "./propertyChanges";
import { isUnknown } from "./shownValue";

/**
 * The engine's steps as changes, sorted by URN, whatever the order of the steps. The steps of a replacement are one
 * change. The stack itself and default providers are left out, as no program declares them.
 */
export function changesOf(steps: readonly Step[]): readonly Change[] {
    const byUrn = groupBy(steps.filter(isCounted), (step) => step.urn);
    return [...byUrn.values()]
        .flatMap(changesOfResource)
        .sort(
            (a, b) =>
                compareTexts(a.urn, b.urn) ||
                compareTexts(a.operation, b.operation) ||
                compareTexts(a.id ?? "", b.id ?? ""),
        );
}

const replacements = ["create-replacement", "replace", "import-replacement", "read-replacement"];

function changesOfResource(steps: readonly Step[]): readonly Change[] {
    const all = (...ops: readonly string[]): readonly Step[] => steps.filter((step) => ops.includes(step.op));
    // All steps of a replacement say the same about it.
    const replaced = replacements.map((op) => all(op)[0]).find((step) => step !== undefined);
    return [
        ...(replaced === undefined ? [] : [change(replaced, "replace", differingProperties(replaced))]),
        ...all("create").map((step) => change(step, "create", createdProperties(step))),
        ...all("import").map((step) => change(step, "import", createdProperties(step))),
        ...all("update").map((step) => change(step, "update", differingProperties(step))),
        // A resource that is only read again does not change.
        ...all("read").flatMap((step) => (step.old ? [] : [change(step, "read", createdProperties(step))])),
        // An interrupted replacement leaves a deletion of its own behind.
        ...all("delete", ...(replaced === undefined ? ["delete-replaced"] : [])).map((step) =>
            change(step, "delete", []),
        ),
    ];
}

function change(step: Step, operation: Operation, properties: readonly PropertyChange[]): Change {
    const { urn, type } = step;
    const id = operation === "read" || operation === "import" ? step.new?.id : step.old?.id;
    const parent = step.new?.parent ?? step.old?.parent ?? "";
    return {
        urn,
        type,
        name: urnParts(urn).name,
        ...(parent !== "" && !isStack(parent) && { parent }),
        operation,
        ...(id !== undefined && id !== "" && !isUnknown(id) && { id }),
        properties,
    };
}

function isStack(urn: string): boolean {
    return urnParts(urn).type === stackType;
}
