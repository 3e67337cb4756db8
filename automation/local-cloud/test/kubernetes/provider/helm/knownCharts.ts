/** The charts that the local cloud has a model of. */
export const knownCharts = ["ingress-nginx", "aws-load-balancer-controller", "flux2"];
