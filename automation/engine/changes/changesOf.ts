import { compareTexts } from "../../diffs/canonicalJson";
import { groupBy } from "../../diffs/groupBy";
import type { Change, Operation, PropertyChange } from "../../diffs/model";
import { urnParts } from "../../diffs/urn";
import { isCounted, stackType, type Step } from "../events";
import { createdProperties, differingProperties } from "./propertyChanges";
import { isUnknown } from "./shownValue";

/**
 * The engine's steps as changes, sorted by URN, whatever the order of the steps. Neither the stack itself nor providers
 * that the engine made by default are counted: nobody wrote them. The steps of a replacement are one change.
 */
export function changesOf(steps: readonly Step[]): readonly Change[] {
    const byUrn = groupBy(steps.filter(isCounted), (step) => step.urn);
    return [...byUrn.values()]
        .flatMap(changesOfResource)
        .sort((a, b) => compareTexts(a.urn, b.urn) || compareTexts(a.operation, b.operation));
}

function changesOfResource(steps: readonly Step[]): Change[] {
    const step = (...ops: readonly string[]): Step | undefined =>
        ops.map((op) => steps.find((candidate) => candidate.op === op)).find((found) => found !== undefined);
    const replaced = step("create-replacement", "replace", "import-replacement", "read-replacement");
    const changes: (Change | undefined)[] = [
        replaced && change(replaced, "replace", differingProperties(replaced)),
        mapped(step("create"), (found) => change(found, "create", createdProperties(found))),
        mapped(step("import"), (found) => change(found, "import", createdProperties(found))),
        mapped(step("update"), (found) => change(found, "update", differingProperties(found))),
        // What is only read again is no change.
        mapped(step("read"), (found) =>
            found.old ? undefined : change(found, "read", createdProperties(found)),
        ),
        // Also what an interrupted replacement left behind.
        mapped(step("delete", ...(replaced ? [] : ["delete-replaced"])), (found) =>
            change(found, "delete", []),
        ),
    ];
    return changes.filter((found) => found !== undefined);
}

function mapped<T, R>(value: T | undefined, use: (value: T) => R): R | undefined {
    return value === undefined ? undefined : use(value);
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
