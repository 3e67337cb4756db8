/** What the kubernetes package needs to know about where it runs. */
export interface KubernetesContext {
    /** Where the API server that a kubeconfig names is reachable; undefined or an error where there is none. */
    kubernetesUrl(endpoint: string): string | undefined;
    /** Says something to the user. */
    notice(text: string): void;
    /** How long to wait for an object to become ready or to go, in milliseconds. */
    readonly deadline?: number;
}

/** How long to wait for an object where nothing else is said, in milliseconds. The real provider waits ten minutes. */
export const defaultDeadline = 30_000;
