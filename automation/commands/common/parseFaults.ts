import type { CloudOptions } from "../../cake/session/cloud";
import { CakeError, exitCodes } from "../../system/errors";

/** What `--faults <seed>:<rate>` asks for: a whole number, and the share of the local cloud's calls that fail. */
export function parseFaults(text: string): NonNullable<CloudOptions["faults"]> {
    const [, seed, rate] = /^(\d{1,9}):(0?\.\d+|0|1)$/.exec(text) ?? [];
    if (seed !== undefined && rate !== undefined) return { seed: Number(seed), rate: Number(rate) };
    throw new CakeError(
        `--faults ${JSON.stringify(text)} is not a seed and a rate.`,
        exitCodes.usage,
        "Give a whole number and a share of the calls, such as --faults 7:0.1.",
    );
}
