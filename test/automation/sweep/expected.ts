import type { Leftover } from "../../../automation/sweep/leftover";
import type { LeftBehind } from "./leftBehind";

/** The parts of leftovers that are the same on every cloud, one line each. */
export function seen(leftovers: readonly Leftover[]): string[] {
    return leftovers.map(({ kind, id, name, size, mark, deletable }) => {
        // Addresses are chosen by the cloud.
        const shown = kind === "elastic-ip" || kind === "network-interface" ? "" : (size ?? "");
        return [kind, id, name ?? "", shown, mark, deletable ? "deletable" : "kept"].join(" | ");
    });
}

/** What an inventory must say of what was left behind; interfaces that AWS makes for a load balancer are told apart. */
export function expectedOf({ vpcId, own }: LeftBehind, environment = "dev-1"): string[] {
    const inVpc = `in ${vpcId}`;
    const byTag = `tag environment=${environment}`;
    const balancer = own.balancer ?? "";
    const cluster = `tag elbv2.k8s.aws/cluster=${environment}`;
    const name = `k8s-${environment}-web`;
    const line = (kind: string, id: string | undefined, ...rest: string[]) =>
        [kind, id ?? "", ...rest].join(" | ");
    const provider = own.provider ?? "";
    return [
        line("load-balancer", balancer, name, "network, internet-facing", cluster, "deletable"),
        line("target-group", own.targets, name, "TCP:80", cluster, "deletable"),
        line(
            "network-interface",
            own.networkInterface,
            "aws-K8S-i-0123456789abcdef0",
            "",
            inVpc,
            "deletable",
        ),
        line("elastic-ip", own.address, "", "", byTag, "deletable"),
        line(
            "security-group",
            own.nodes,
            "nodes",
            "",
            `tag kubernetes.io/cluster/${environment}=owned`,
            "deletable",
        ),
        line("security-group", own.traffic, "k8s-traffic", "", inVpc, "deletable"),
        line(
            "volume",
            own.volume,
            "claim shop/data-0",
            "20 GiB gp3",
            `tag KubernetesCluster=${environment}`,
            "deletable",
        ),
        line("log-group", own.clusterLogs, "", "0 B", `name /aws/eks/${environment}/…`, "deletable"),
        line("log-group", own.flowLogs, "", "0 B", byTag, "deletable"),
        line("oidc-provider", provider, provider.slice(provider.indexOf("/") + 1), "", byTag, "deletable"),
        line("vpc", vpcId, "", "10.0.0.0/16", byTag, "kept"),
    ];
}

/** The interfaces that AWS made for a load balancer: they are reported, and go with it. */
export function ofBalancer(leftovers: readonly Leftover[]): Leftover[] {
    return leftovers.filter(({ name = "" }) => name.startsWith("ELB "));
}

/** The others. */
export function without(leftovers: readonly Leftover[], others: readonly Leftover[]): Leftover[] {
    return leftovers.filter((each) => !others.includes(each));
}
