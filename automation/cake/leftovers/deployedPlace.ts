import { giverOf, textIn } from "../session/givenText";
import type { Session } from "../session/session";

/** What the states tell about where an environment is in AWS, and how its cluster is reached. */
export interface DeployedPlace {
    /** The name of its EKS cluster; the environment's own name if no state tells. */
    readonly cluster: string;
    /** Absent if there is no cluster. */
    readonly kubeconfig?: string;
    readonly vpcId?: string;
    /** Whether a layer has a state; only for layers of which it is known. */
    readonly exists: Readonly<Record<string, boolean>>;
}

/** The outputs that tell it. */
const wanted = ["clusterName", "kubeconfig", "vpcId"] as const;

/** Reads from the states where an environment is; before any of its layers are destroyed. */
export async function deployedPlace(session: Session): Promise<DeployedPlace> {
    const { engine, place, spec } = session;
    const givers = new Set(wanted.flatMap((output) => giverOf(session, output) ?? []));
    const states = await Promise.all(
        [...givers].map(async (layer) => [layer.name, await engine.outputs(spec(layer))] as const),
    );
    const outputs = new Map(states);
    const textOf = (output: (typeof wanted)[number]): string | undefined =>
        textIn(outputs.get(giverOf(session, output)?.name ?? ""), output);
    const kubeconfig = textOf("kubeconfig");
    const vpcId = textOf("vpcId");
    return {
        cluster: textOf("clusterName") ?? place.name,
        exists: Object.fromEntries(states.map(([name, state]) => [name, state !== undefined])),
        ...(kubeconfig === undefined ? {} : { kubeconfig }),
        ...(vpcId === undefined ? {} : { vpcId }),
    };
}
