import type { DiffValue } from "../diffs/model/model";
import type { StoredOutput, StoredOutputs } from "../diffs/store/storedOutputs";
import type { StackOutput, StackOutputs } from "./types";

/** Outputs as they may be stored, without the values of secrets. */
export function asStored(outputs: StackOutputs): StoredOutputs {
    return mapped(outputs, (output): StoredOutput => {
        if (output.state === "unknown") return output;
        return output.secret
            ? { state: "known", secret: true }
            : { state: "known", secret: false, value: output.value as DiffValue };
    });
}

/** Stored outputs as outputs of a run; undefined if one is a secret, whose value was not stored. */
export function fromStored(outputs: StoredOutputs): StackOutputs | undefined {
    const isHidden = Object.values(outputs).some((output) => output.state === "known" && output.secret);
    return isHidden ? undefined : mapped(outputs, (output) => output as StackOutput);
}

function mapped<From, To>(
    members: Readonly<Record<string, From>>,
    change: (member: From) => To,
): Readonly<Record<string, To>> {
    return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, change(member)]));
}
