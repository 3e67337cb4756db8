import { secretText, type DiffValue } from "../../diffs/model/model";

type Members = Readonly<Record<string, DiffValue>>;

/**
 * A real value in which everything is masked that is a secret in its recorded value: a provider that reads a resource
 * may return a secret in plain text. Both values are as a diff shows them.
 */
export function asRecorded(recorded: DiffValue | undefined, real: DiffValue): DiffValue {
    if (recorded === secretText) return secretText;
    const isAlike =
        isComposite(recorded) && isComposite(real) && Array.isArray(recorded) === Array.isArray(real);
    if (!isAlike) return holdsSecret(recorded) ? secretText : real;
    if (Array.isArray(real)) {
        // Additional members are as secret as the recorded ones.
        const others = holdsSecret(recorded) ? secretText : undefined;
        return real.map((item: DiffValue, index) =>
            asRecorded((recorded as readonly DiffValue[])[index] ?? others, item),
        );
    }
    const members = recorded as Members;
    return Object.fromEntries(
        Object.entries(real).map(([key, value]) => [key, asRecorded(members[key], value)]),
    );
}

/** Whether a value is a secret, or has one in it. */
export function holdsSecret(value: DiffValue | undefined): boolean {
    if (value === secretText) return true;
    return isComposite(value) && Object.values(value).some((part: DiffValue) => holdsSecret(part));
}

function isComposite(value: DiffValue | undefined): value is readonly DiffValue[] | Members {
    return typeof value === "object" && value !== null;
}
