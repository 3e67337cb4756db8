import { isNamed } from "../../sweep/candidate";
import type { Leftover } from "../../sweep/leftover";
import { markOf } from "../../sweep/marks";
import { before, wasBefore } from "./bare";
import { deployedPlace, type DeployedPlace } from "./deployedPlace";
import { marksOf } from "./marks";
import type { RunRequest } from "../session/request";
import type { LeftoverResult } from "../model/results";
import { openSession } from "../session/session";
import { leftoverResult } from "./swept";

/** What one environment has in AWS that no layer manages, or why that is not known. */
export type EnvironmentLeftovers =
    | { readonly environment: string; readonly leftovers: readonly LeftoverResult[] }
    | { readonly environment: string; readonly error: unknown };

/**
 * Looks for what an environment has left behind in AWS, and changes nothing. What belongs to its cluster is none as
 * long as that is there; nor is what was there before its first up.
 */
export async function leftovers(request: RunRequest): Promise<readonly LeftoverResult[]> {
    const session = await openSession(request, undefined);
    try {
        const { paths, signal, environment } = request;
        const { cloud, place } = session;
        const [{ inventory }, { checkAccount }] = await Promise.all([
            import("../../sweep/inventory"),
            import("../destroy/clusterGone"),
        ]);
        const deployed = await deployedPlace(session);
        await checkAccount(cloud.aws, place.settings.account, signal);
        const found = await inventory(cloud.aws, await marksOf(session, deployed), { signal });
        const known = before(paths, environment.name);
        return withoutLive(found, deployed)
            .filter(({ id }) => !wasBefore(known, id))
            .map((leftover) => leftoverResult(leftover, "left", leftover.reason));
    } finally {
        await session.close();
    }
}

/** What is not in use by a cluster that is deployed. */
function withoutLive(
    found: readonly Leftover[],
    { cluster, kubeconfig }: DeployedPlace,
): readonly Leftover[] {
    if (kubeconfig === undefined) return found;
    const live = new Set(found.filter((leftover) => isOfCluster(leftover, cluster)));
    for (let size = -1; size !== live.size;) {
        size = live.size;
        for (const one of found) {
            const { heldBy } = one;
            if (heldBy !== undefined && [...live].some(({ id }) => isNamed(id, heldBy))) live.add(one);
        }
    }
    return found.filter((leftover) => !live.has(leftover));
}

function isOfCluster({ tags, mark, heldBy }: Leftover, cluster: string): boolean {
    const { environment = "", ...others } = tags;
    return (
        heldBy === cluster ||
        mark.startsWith("name ") ||
        markOf(others, { environment, cluster }) !== undefined
    );
}
