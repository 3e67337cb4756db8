/** How the load balancer is to be, in words that EKS's cloud controller and the AWS Load Balancer Controller know. */
export function loadBalancerAnnotations(
    { internal }: { readonly internal: boolean },
    tags: readonly string[],
): Record<string, string> {
    const prefix = "service.beta.kubernetes.io/aws-load-balancer";
    return {
        [`${prefix}-type`]: "nlb",
        [`${prefix}-internal`]: String(internal),
        [`${prefix}-scheme`]: internal ? "internal" : "internet-facing",
        [`${prefix}-additional-resource-tags`]: tags.join(","),
    };
}
