import { stringify } from "yaml";
import { z } from "zod";
import { readRecord } from "../../../stacks/_settings/reading/readRecord";

const time = z.iso.datetime({ offset: true, error: "must be a time such as 2026-11-30T18:00:00Z" });

const claim = z
    .strictObject({
        who: z.string().min(1),
        for: z.string().min(1),
        since: time,
        /** When its holder last renewed it. */
        renewed: time.exactOptional(),
        until: time,
        /** The environment stays overnight. */
        keep: z.literal(true).exactOptional(),
        /** From whom it was taken over, and why. */
        taken: z.strictObject({ from: z.string(), because: z.string() }).exactOptional(),
    })
    .refine(({ since, until }) => Date.parse(since) < Date.parse(until), "ends before it begins");

/** Who holds an environment, for what, and until when; times are ISO 8601. */
export type Claim = Readonly<z.infer<typeof claim>>;

/** The file of an environment's claim, relative to the project. */
export function claimFile(environment: string): string {
    return `stacks/${environment}/claim.yaml`;
}

/** Reads the text of an environment's claim file; throws a SettingsError with the place of each problem. */
export function readClaimText(environment: string, text: string): Claim {
    const remedy = `Mend it by hand, or restore it with git: git restore ${claimFile(environment)}`;
    return readRecord(claim, text, claimFile(environment), remedy);
}

/** The text of a claim file. */
export function claimText(environment: string, content: Claim): string {
    return `# Who holds ${environment}; written by \`npm run claim\`.\n${stringify(content, { lineWidth: 0 })}`;
}

/** A time as claim files have it: to the second. */
export function claimTime(at: Date): string {
    return at.toISOString().replace(/\.\d+Z$/, "Z");
}
