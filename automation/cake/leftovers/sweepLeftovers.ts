import { before, wasBefore } from "./bare";
import type { DeployedPlace } from "./deployedPlace";
import { marksOf } from "./marks";
import { runFailure } from "../model/runFailure";
import type { Session } from "../session/session";
import type { Swept } from "./swept";

/** What a look at AWS may do. */
export type SweepMode = "delete" | "report";

/**
 * Looks for what an environment has left behind in AWS, deletes it where it may, and notes in `swept` what became of
 * each. What the states still manage, and what was there before the environment, is none. What a user can mend is
 * noted too.
 */
export async function sweepLeftovers(
    session: Session,
    deployed: DeployedPlace,
    mode: SweepMode,
    swept: Swept,
): Promise<void> {
    const start = performance.now();
    const { listener } = session.request;
    listener({ code: "step-started", step: "sweep", verb: "sweep" });
    swept.begin();
    try {
        await look(session, deployed, mode, swept);
    } catch (error) {
        swept.fail(runFailure(error));
    }
    swept.took((performance.now() - start) / 1000);
    listener({ code: "step-finished", step: "sweep", verb: "sweep", result: swept.row() });
}

async function look(session: Session, deployed: DeployedPlace, mode: SweepMode, swept: Swept): Promise<void> {
    const { request, place, cloud } = session;
    const { signal, paths } = request;
    const [{ inventory }, { checkAccount }] = await Promise.all([
        import("../../sweep/inventory"),
        import("../destroy/clusterGone"),
    ]);
    const marks = await marksOf(session, deployed);
    await checkAccount(cloud.aws, place.settings.account, signal);
    const known = before(paths, place.name);
    const found = (await inventory(cloud.aws, marks, { signal })).filter(({ id }) => !wasBefore(known, id));
    for (const leftover of found) {
        const why = leftover.deletable ? "the settings say `sweep: report`" : leftover.reason;
        swept.left(leftover, mode === "delete" && leftover.deletable ? undefined : why);
    }
    if (mode !== "delete" || !found.some(({ deletable }) => deletable)) return;
    const { sweep } = await import("../../sweep/sweep");
    await sweep(cloud.aws, marks, found, {
        signal,
        onResult: ({ leftover, result, reason }) => {
            if (result === "deleted" || result === "gone") swept.deleted(leftover);
            else swept.left(leftover, reason);
        },
    });
}

/** Loads what a sweep needs ahead of time; it is much, and what fails is told when it is used. */
export function loadSweep(): void {
    void Promise.allSettled([
        import("@aws-sdk/client-ec2"),
        import("@aws-sdk/client-eks"),
        import("@aws-sdk/client-elastic-load-balancing-v2"),
        import("@aws-sdk/client-cloudwatch-logs"),
        import("@aws-sdk/client-iam"),
        import("@aws-sdk/client-resource-groups-tagging-api"),
    ]);
}
