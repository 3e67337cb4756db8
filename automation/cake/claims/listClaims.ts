import { listEnvironments } from "../../../stacks/_settings/load/environments";
import { SettingsError } from "../../../stacks/_settings/load/errors";
import { loadCommon } from "../../../stacks/_settings/load/loadCommon";
import type { Paths } from "../model/paths";
import type { Claim } from "./claim";
import { claimReader } from "./claimPlace";
import { isHeld } from "./claimRules";

/** An environment's claim in a list. */
export type ListedClaim =
    | ({
          readonly environment: string;
          /** The file of an ended claim stays until the next claim. */
          readonly state: "held" | "ended";
          /** The time zone of times for people. */
          readonly zone: string;
      } & Claim)
    | { readonly environment: string; readonly state: "unreadable"; readonly problem: string };

/** The claims of all environments; one that cannot be read is listed with its problem. */
export async function listClaims(
    paths: Paths,
    now: Date,
): Promise<{ readonly claims: readonly ListedClaim[]; readonly notices: readonly string[] }> {
    const read = claimReader(paths);
    const claims: ListedClaim[] = [];
    const notices: string[] = [];
    for (const environment of listEnvironments(paths.root)) {
        try {
            const known = await read(environment);
            notices.push(...known.notices);
            if (known.claim === undefined) continue;
            const zone = loadCommon(paths.root, environment, ["lifecycle"]).settings.lifecycle.timezone;
            const state = isHeld(known.claim, now) ? "held" : "ended";
            claims.push({ environment, state, zone, ...known.claim });
        } catch (error) {
            if (!(error instanceof SettingsError)) throw error;
            const [first] = error.problems;
            const problem =
                first === undefined ? error.message : `${first.file}:${first.line}: ${first.message}`;
            claims.push({ environment, state: "unreadable", problem });
        }
    }
    return { claims, notices };
}
