/** Kubernetes versions that EKS offers, oldest first (EKS User Guide, "Kubernetes versions"). */
const supported = ["1.29", "1.30", "1.31", "1.32", "1.33", "1.34", "1.35"] as const;

/** The version of a cluster that asks for no version. */
export const defaultVersion = "1.34";

/** EKS's own version of the control plane. */
export const platformVersion = "eks.9";

/** Whether EKS offers a Kubernetes version. */
export function isSupported(version: string): boolean {
    return (supported as readonly string[]).includes(version);
}

// The version of each add-on that fits a Kubernetes version; %s is its minor number.
const addons: Readonly<Record<string, string>> = {
    "vpc-cni": "v1.20.4-eksbuild.2",
    "kube-proxy": "v1.%s.0-eksbuild.2",
    coredns: "v1.12.4-eksbuild.1",
    "aws-ebs-csi-driver": "v1.53.0-eksbuild.1",
    "aws-efs-csi-driver": "v2.1.15-eksbuild.1",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.1",
    "snapshot-controller": "v8.3.0-eksbuild.1",
    "metrics-server": "v0.8.0-eksbuild.5",
    "eks-node-monitoring-agent": "v1.4.2-eksbuild.1",
    "cert-manager": "v1.19.1-eksbuild.1",
    "external-dns": "v0.19.0-eksbuild.2",
    "kube-state-metrics": "v2.17.0-eksbuild.1",
    "prometheus-node-exporter": "v1.10.2-eksbuild.1",
    "amazon-cloudwatch-observability": "v4.7.0-eksbuild.1",
    adot: "v0.131.0-eksbuild.1",
};

/** The version of an add-on that EKS would choose for a Kubernetes version; undefined for an add-on it does not have. */
export function addonVersion(name: string, kubernetesVersion: string): string | undefined {
    return addons[name]?.replace("%s", kubernetesVersion.split(".")[1] ?? "");
}
