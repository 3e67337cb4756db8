import type { PropertyValue } from "../../../../protocol/providerModel";
import { isMap } from "../../../../model/values";
import { combine, type Traced } from "../traced";

/** Whose credentials `aws eks get-token` uses. */
export interface KubeconfigOptions {
    readonly profile?: string;
    readonly role?: string;
}

/** What a kubeconfig says about one cluster. */
export interface KubeconfigFacts {
    readonly cluster: string;
    readonly endpoint: string;
    readonly certificate: string;
    readonly region: string;
}

/** A kubeconfig that authenticates with `aws eks get-token`. */
export function renderKubeconfig(facts: KubeconfigFacts, options: KubeconfigOptions = {}): PropertyValue {
    const args = ["--region", facts.region, "eks", "get-token", "--cluster-name", facts.cluster];
    args.push("--output", "json");
    if (options.role !== undefined) args.push("--role", options.role);
    if (options.profile !== undefined) args.push("--profile", options.profile);
    return {
        apiVersion: "v1",
        clusters: [
            {
                cluster: { server: facts.endpoint, "certificate-authority-data": facts.certificate },
                name: "kubernetes",
            },
        ],
        contexts: [{ context: { cluster: "kubernetes", user: "aws" }, name: "aws" }],
        "current-context": "aws",
        kind: "Config",
        users: [
            {
                name: "aws",
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args,
                        env: [
                            {
                                name: "KUBERNETES_EXEC_INFO",
                                value: '{"apiVersion": "client.authentication.k8s.io/v1beta1"}',
                            },
                        ],
                    },
                },
            },
        ],
    };
}

function text(value: PropertyValue | undefined): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

/** A cluster's kubeconfig; unknown until the cluster is there. `profiled` keeps the user's AWS profile in it. */
export function kubeconfigOf(
    cluster: { out(name: string): Traced },
    credentials: Traced | undefined,
    profiled: boolean,
): Traced {
    return combine(
        [
            cluster.out("name"),
            cluster.out("endpoint"),
            cluster.out("certificateAuthority"),
            cluster.out("arn"),
            credentials,
        ],
        (name, endpoint, authority, arn, options) => {
            const role = isMap(options) ? text(options.roleArn) : undefined;
            const profile = isMap(options) && profiled ? text(options.profileName) : undefined;
            return renderKubeconfig(
                {
                    cluster: text(name) ?? "",
                    endpoint: text(endpoint) ?? "",
                    certificate: isMap(authority) ? (text(authority.data) ?? "") : "",
                    region: text(arn)?.split(":")[3] ?? "",
                },
                { ...(role === undefined ? {} : { role }), ...(profile === undefined ? {} : { profile }) },
            );
        },
    );
}
