import type { Output } from "@pulumi/pulumi";

/** The name of the upstream output that each stand-in stands for. */
const names = new WeakMap<object, string>();

/**
 * An unknown output of a lower layer, `network.vpcId`, for a program that runs now. Whatever the program computes from it
 * depends on a stand-in, as outputs depend on their resources, so that a preview can say what its unknowns wait on. To
 * the engine the stand-in is the stack itself.
 */
export async function unknownOutput(waitsOn: string): Promise<Output<unknown>> {
    const { DependencyResource, getProject, getStack, unknown } = await import("@pulumi/pulumi");
    const [project, stack] = [getProject(), getStack()];
    const urn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
    const standIn = new DependencyResource(urn);
    names.set(standIn, waitsOn);
    return standIn.urn.apply((): unknown => unknown);
}

/** The upstream outputs among the resources that an output depends on. */
export function upstreamOutputs(resources: Iterable<object>): readonly string[] {
    return [...resources].flatMap((resource) => names.get(resource) ?? []);
}
