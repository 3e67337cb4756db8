/**
 * The Amazon Linux 2023 image for instances of a type. EKS does not look at the instance type by itself.
 * Graviton families have a g after the generation: m7g, c7gn, t4g (EC2 User Guide, "Instance type names").
 */
export function amiTypeOf(instanceType: string): "AL2023_ARM_64_STANDARD" | "AL2023_x86_64_STANDARD" {
    return /^(a1|[a-z]+\d+g[a-z]*)\./.test(instanceType)
        ? "AL2023_ARM_64_STANDARD"
        : "AL2023_x86_64_STANDARD";
}
