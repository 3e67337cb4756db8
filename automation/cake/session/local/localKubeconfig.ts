import { CakeError, exitCodes } from "../../../system/errors";

interface Kubeconfig {
    clusters?: { cluster?: Record<string, unknown> }[];
    users?: { user?: Record<string, unknown> }[];
}

/** `https://<id>.gr7.<region>.eks.amazonaws.com`, and the id of the cluster in it. */
const endpoint = /^https:\/\/([^.]+)\.[^/]*\.eks\.[^/]*$/;

function reachable(cluster: Record<string, unknown>, url: string): Record<string, unknown> {
    const id = endpoint.exec(String(cluster.server))?.[1];
    if (id === undefined) return cluster;
    // Plain HTTP on this machine: there is no certificate to check.
    const rest = Object.entries(cluster).filter(([key]) => key !== "certificate-authority-data");
    return {
        ...Object.fromEntries(rest),
        server: `${url}/${id}`,
        "insecure-skip-tls-verify": true,
    };
}

/** A kubeconfig of an EKS cluster as it works on this machine: another server, and no call of the AWS CLI. */
export function localKubeconfig(text: string, url: string): string {
    let config: Kubeconfig;
    try {
        config = JSON.parse(text) as Kubeconfig;
    } catch {
        // The parser's message quotes the text, which may hold credentials.
        throw new CakeError(
            "The kubeconfig is not JSON.",
            exitCodes.error,
            "Deploy the layer that gives it again.",
        );
    }
    return JSON.stringify({
        ...config,
        clusters: config.clusters?.map((entry) => ({
            ...entry,
            cluster: reachable(entry.cluster ?? {}, url),
        })),
        users: config.users?.map((entry) => ({ ...entry, user: { token: "local-cloud" } })),
    });
}
