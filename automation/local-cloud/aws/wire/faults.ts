import type { Store } from "../../store/store";

/** What the AWS API does wrong on purpose, for one action. */
export type Fault =
    /** Answers as if no policy allowed the action, or not at all. */
    | { readonly kind: "deny" | "hang" }
    /**
     * For the next `times` calls: answers with the service's throttling error, with an internal error, or does what was
     * asked and loses the answer.
     */
    | { readonly kind: "throttle" | "fail" | "lose"; readonly times: number };

// In the account's store, so that a test reaches a cloud that runs in another process.
const faultKind = "local-cloud/awsFault";

/** Makes an action fail on purpose; `undefined` ends it. Actions are named as in policies: `ec2:DeleteVolume`. */
export function setFault(store: Store, action: string, fault: Fault | undefined): void {
    if (fault === undefined) store.delete(faultKind, action);
    else store.put(faultKind, action, fault);
}

/** Whether this call of an action is to fail, and how. */
export function takeFault(store: Store, action: string): Fault["kind"] | undefined {
    const found = store.get<Fault>(faultKind, action);
    if (found === undefined) return undefined;
    const fault = found.body;
    if ("times" in fault) {
        const times = fault.times - 1;
        setFault(store, action, times > 0 ? { kind: fault.kind, times } : undefined);
    }
    return fault.kind;
}
