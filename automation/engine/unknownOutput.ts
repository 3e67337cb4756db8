import type { Output } from "@pulumi/pulumi";

/** What each stand-in for an upstream output stands for. */
const names = new WeakMap<object, string>();

/**
 * An output of a lower layer that is not known yet, `network.vpcId`, for a program that runs now. Whatever the program
 * makes of it depends on a stand-in, as outputs depend on the resources they come from, so that a preview can say what
 * its unknowns wait on. To the engine the stand-in is the stack itself.
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
