import { ResourceReference, unknown } from "../protocol/providerModel";
import type { Args } from "./args";
import { invalid } from "./refusals";
import type { Child, Scope } from "./scope";
import { at, isRecord, type Traced } from "./traced";

/** The cluster that a node group or an add-on belongs to. */
export interface ClusterArgument {
    /** URN of the eks.Cluster, when it was given as a whole and not as its `core`. */
    readonly component: string | undefined;
    /** Its `core` output. */
    readonly core: Traced;
    /** The cluster itself. */
    readonly cluster: Pick<Child, "out">;
}

/** Reads the `cluster` input: an eks.Cluster or the `core` output of one. */
export async function clusterArgument(scope: Pick<Scope, "find">, args: Args): Promise<ClusterArgument> {
    const given = args.get("cluster");
    if (given === undefined)
        throw invalid('Missing required property "cluster": an eks.Cluster or its core.');
    const component = given.value instanceof ResourceReference ? await scope.find(given.value) : undefined;
    const core = component === undefined ? given : component.out("core");
    const traced = { value: core.value, from: [...new Set([...given.from, ...core.from])] };
    const reference = at(traced, "cluster");
    if (!(reference.value instanceof ResourceReference)) {
        if (isRecord(traced.value))
            throw invalid('The property "cluster" is no eks.Cluster and no core of one.');
        return {
            component: component?.urn,
            core: traced,
            cluster: { out: () => ({ value: unknown, from: traced.from }) },
        };
    }
    const cluster = await scope.find(reference.value);
    const out = (name: string): Traced => {
        const { value, from } = cluster.out(name);
        return { value, from: [...new Set([...traced.from, ...from])] };
    };
    return { component: component?.urn, core: traced, cluster: { out } };
}
