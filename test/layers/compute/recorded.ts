import { compute } from "../../../layers/compute/compute";
import type { ComputeSettings } from "../../../layers/compute/settings";
import { type Recording, record } from "../recording";
import { about, below, computeSettings } from "../samples";

/** Runs the compute layer with the settings of the samples and some changes. */
export function recorded(
    changes: Partial<ComputeSettings> = {},
): Promise<Recording<ReturnType<typeof compute>>> {
    const settings = { ...computeSettings, ...changes };
    return record(() => compute({ about, settings, below: below().compute }));
}

/** What the program asks of the cluster; throws an error if it asks for none. */
export async function cluster(changes: Partial<ComputeSettings> = {}): Promise<Record<string, unknown>> {
    const [found] = (await recorded(changes)).resources.filter(({ type }) => type === "eks:index:Cluster");
    if (!found) throw new Error("There is no cluster.");
    return found.inputs;
}
