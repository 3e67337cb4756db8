import type { StackOutputs } from "../../engine/types";
import type { Session } from "../session/session";

/** What the states tell about where an environment is in AWS, and how its cluster is reached. */
export interface DeployedPlace {
    /** The name of its EKS cluster; the environment's own where no state tells. */
    readonly cluster: string;
    /** Absent where there is no cluster. */
    readonly kubeconfig?: string;
    readonly vpcId?: string;
    /** Layers of which it is known whether they have a state. */
    readonly exists: Readonly<Record<string, boolean>>;
}

function known(outputs: StackOutputs | undefined, name: string): string | undefined {
    const output = outputs?.[name];
    return output?.state === "known" && typeof output.value === "string" ? output.value : undefined;
}

/** Reads from the states where an environment is; before any of its layers are destroyed. */
export async function deployedPlace({ request, engine, place, spec }: Session): Promise<DeployedPlace> {
    const outputsOf = async (name: string): Promise<StackOutputs | undefined> => {
        const layer = request.layers.find((one) => one.name === name);
        return layer === undefined ? undefined : engine.outputs(spec(layer));
    };
    const [network, compute] = await Promise.all([outputsOf("network"), outputsOf("compute")]);
    const kubeconfig = known(compute, "kubeconfig");
    const vpcId = known(network, "vpcId");
    return {
        cluster: known(compute, "clusterName") ?? place.name,
        exists: { network: network !== undefined, compute: compute !== undefined },
        ...(kubeconfig === undefined ? {} : { kubeconfig }),
        ...(vpcId === undefined ? {} : { vpcId }),
    };
}
