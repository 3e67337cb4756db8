import type { Store } from "../../store/store";

/** What the AWS API does wrong on purpose, for one action. */
export type Fault =
    /** Answers the next `times` calls with the service's throttling error. */
    | { readonly kind: "throttle"; readonly times: number }
    /** Answers as if no policy allowed the action. */
    | { readonly kind: "deny" };

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
    if (found.body.kind === "throttle") {
        const times = found.body.times - 1;
        setFault(store, action, times > 0 ? { kind: "throttle", times } : undefined);
    }
    return found.body.kind;
}
