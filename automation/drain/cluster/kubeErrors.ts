import { CakeError, exitCodes } from "../../system/errors";

/** The cluster is gone: its API does not answer, and AWS says that there is no such cluster. */
export class ClusterGone extends Error {
    override readonly name = "ClusterGone";
}

/** An answer of the Kubernetes API that refuses a request. */
export class KubeRefusal extends Error {
    override readonly name = "KubeRefusal";

    constructor(
        readonly status: number,
        message: string,
    ) {
        super(message);
    }
}

/** A request to the Kubernetes API, in the API's words. */
export interface Asked {
    /** The verb as roles name it: `list`, `patch`, `delete`. */
    readonly verb: string;
    /** `services`, `helmreleases.helm.toolkit.fluxcd.io`. */
    readonly resource: string;
    /** Absent for all namespaces, and for objects that are in no namespace. */
    readonly namespace?: string;
}

/** The error for a refused request. */
export function refused(cluster: string, asked: Asked, { status, message }: KubeRefusal): CakeError {
    const { verb, resource, namespace } = asked;
    const what = `${verb} ${resource}${namespace === undefined ? "" : ` in namespace ${namespace}`}`;
    if (status === 403) {
        return new CakeError(
            `The cluster ${cluster} does not allow to ${what}: ${message}`,
            exitCodes.unauthorised,
            `Grant the verb ${verb} on ${resource} to whoever runs this (the EKS access policy cluster-admin includes it), and run it again.`,
        );
    }
    if (status === 401) {
        return new CakeError(
            `The cluster ${cluster} did not accept the credentials: ${message}`,
            exitCodes.unauthorised,
            "Sign in again, e.g. `aws sso login`, or set AWS_PROFILE, and run it again.",
        );
    }
    return new CakeError(
        `The Kubernetes API of ${cluster} answered ${status} to ${what}: ${message}`,
        exitCodes.error,
        "Run it again. If it fails again, --skip-drain destroys the layers without a drain, and leaves to the sweep what is in their way.",
    );
}

/** The error for an API that cannot be reached or does not answer in time. */
export function unreachable(cluster: string, asked: Asked, error: unknown): CakeError {
    const { verb, resource } = asked;
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    const why = error instanceof Error ? error.message : String(error);
    return new CakeError(
        isTimeout
            ? `The Kubernetes API of ${cluster} does not answer: ${verb} ${resource} took too long.`
            : `The Kubernetes API of ${cluster} cannot be reached for ${verb} ${resource}: ${why}`,
        isTimeout ? exitCodes.timedOut : exitCodes.error,
        "Check the VPN, and from where the Kubernetes API can be reached, then run it again. --skip-drain destroys the layers without a drain, and leaves to the sweep what is in their way.",
        { cause: error },
    );
}
