import { z } from "zod";

/** The version of a chart; `example` is one. */
export function chartVersion(example: string): z.ZodString {
    return z.string().regex(/^\d+\.\d+\.\d+$/, `must be a chart version such as ${example}`);
}

/** Values of a chart, laid over those that the component sets. */
export const helmValues = z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
        "Values of the chart, over those that the component sets: maps are merged, all else replaces, null removes a key.",
    );
