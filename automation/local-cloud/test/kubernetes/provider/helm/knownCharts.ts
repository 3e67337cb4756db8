/** The charts that the local cloud has a model of. */
export const knownCharts = [
    "ingress-nginx",
    "cert-manager",
    "external-dns",
    "metrics-server",
    "aws-load-balancer-controller",
    "kube-prometheus-stack",
    "flux2",
];
