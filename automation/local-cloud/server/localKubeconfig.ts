import { CakeError, exitCodes } from "../../system/errors";

interface Kubeconfig {
    clusters?: { cluster?: Record<string, unknown> }[];
    users?: { user?: Record<string, unknown> }[];
}

/** `https://<id>.gr7.<region>.eks.amazonaws.com`, and the id of the cluster in it. */
const endpoint = /^https:\/\/([^.]+)\.[^/]*\.eks\.[^/]*$/;

function reachable(cluster: Record<string, unknown>, port: number): Record<string, unknown> {
    const id = endpoint.exec(String(cluster.server))?.[1];
    if (id === undefined) return cluster;
    // Plain HTTP on this machine: there is no certificate to check.
    const rest = Object.entries(cluster).filter(([key]) => key !== "certificate-authority-data");
    return {
        ...Object.fromEntries(rest),
        server: `http://127.0.0.1:${port}/${id}`,
        "insecure-skip-tls-verify": true,
    };
}

/** A kubeconfig of an EKS cluster as it works on this machine: another server, and no call of the AWS CLI. */
export function localKubeconfig(text: string, port: number): string {
    let config: Kubeconfig;
    try {
        config = JSON.parse(text) as Kubeconfig;
    } catch {
        // The parser's message quotes the text, which may hold credentials.
        throw new CakeError(
            "The kubeconfig is not JSON.",
            exitCodes.error,
            "Deploy the compute layer again.",
        );
    }
    return JSON.stringify({
        ...config,
        clusters: config.clusters?.map((entry) => ({
            ...entry,
            cluster: reachable(entry.cluster ?? {}, port),
        })),
        users: config.users?.map((entry) => ({ ...entry, user: { token: "local-cloud" } })),
    });
}
