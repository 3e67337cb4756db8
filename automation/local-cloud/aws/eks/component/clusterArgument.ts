import { ResourceReference, Unknown, unknown } from "../../../protocol/providerModel";
import type { Args } from "./args";
import { invalid } from "./refusals";
import { type Child, type Scope, sdkVersions } from "./scope";
import { at, type Traced } from "./traced";

/** The cluster that a node group or an add-on belongs to. */
export interface ClusterArgument {
    /** The `core` output of its eks.Cluster. */
    readonly core: Traced;
    /** The cluster itself. */
    readonly cluster: Pick<Child, "out">;
}

// A preview may not know the reference yet, but the cluster's place below its component is always the same.
function clusterOf(component: string): ResourceReference {
    const [scheme = "", project = "", types = "", ...name] = component.split("::");
    const urn = [scheme, project, `${types}$aws:eks/cluster:Cluster`, `${name.join("::")}-eksCluster`];
    return new ResourceReference(urn.join("::"), unknown, sdkVersions.aws);
}

/** Reads the `cluster` input: an eks.Cluster or the `core` output of one. */
export async function clusterArgument(scope: Pick<Scope, "find">, args: Args): Promise<ClusterArgument> {
    const given = args.get("cluster");
    if (given === undefined) {
        throw invalid('Missing required property "cluster": an eks.Cluster or its core.');
    }
    const component = given.value instanceof ResourceReference ? await scope.find(given.value) : undefined;
    const core = component?.out("core") ?? given;
    const from = [...new Set([...given.from, ...core.from])];
    const known = at(core, "cluster").value;
    const reference = component !== undefined && known instanceof Unknown ? clusterOf(component.urn) : known;
    if (reference instanceof Unknown) {
        return { core: { value: core.value, from }, cluster: { out: () => ({ value: unknown, from }) } };
    }
    if (!(reference instanceof ResourceReference)) {
        throw invalid('The property "cluster" is no eks.Cluster and no core of one.');
    }
    const cluster = await scope.find(reference);
    const out = (name: string): Traced => {
        const output = cluster.out(name);
        return { value: output.value, from: [...new Set([...from, ...output.from])] };
    };
    return { core: { value: core.value, from }, cluster: { out } };
}
