import type { ServiceAccount } from "./controllerTrust";

/** A controller that calls AWS from inside the cluster, the service account it runs as, and what it may do. */
export interface Controller extends ServiceAccount {
    /** The name of its role, and of what goes with the role. */
    readonly name: string;
    readonly may:
        /** A managed policy, by its path below `arn:…:iam::aws:policy/`. */
        | { readonly managedPolicy: string }
        /** A policy of its own, as JSON text. */
        | { readonly policy: string };
}
