import type { CloudOptions } from "../../cake/session/cloud";
import { CakeError, exitCodes } from "../../system/errors";

/** What `--faults <seed>:<rate>` asks for: a whole number, and the share of the local cloud's calls that go wrong. */
export function parseFaults(text: string): NonNullable<CloudOptions["faults"]> {
    const [, seed, rate] = /^(\d{1,9}):(0?\.\d+|0|1)$/.exec(text) ?? [];
    if (seed !== undefined && rate !== undefined) return { seed: Number(seed), rate: Number(rate) };
    throw new CakeError(
        `${JSON.stringify(text)} says no faults.`,
        exitCodes.usage,
        "Use --faults with a seed and a share of the calls: --faults 7:0.1",
    );
}
