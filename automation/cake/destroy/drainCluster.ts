import { exitCodes } from "../../system/errors";
import { dropRecords, isGone } from "./clusterRecords";
import type { DeployedPlace } from "../leftovers/deployedPlace";
import { Drained, notDrained } from "./drained";
import type { DrainResult, RunFailure } from "../model/results";
import { runFailure } from "../model/runFailure";
import type { Session } from "../session/session";

/** Loads what a drain needs ahead of time; it is much, and what fails is told when it is used. */
export function loadDrain(): void {
    import("../../drain/cluster/connect").then(({ loadClient }) => loadClient()).catch(() => undefined);
}

/** One drain to do. */
interface Task {
    readonly session: Session;
    readonly cluster: string;
    readonly kubeconfig: string;
    readonly timeout: number;
    readonly drained: Drained;
}

/**
 * Takes out of an environment's cluster what made resources in AWS, as the engine knows nothing of those. Where the
 * cluster is proven to be gone, what the states record of its inside is dropped. What a user can mend is in the result.
 */
export async function drainCluster(
    session: Session,
    { cluster, kubeconfig }: DeployedPlace,
    timeout: number,
    skip: boolean,
): Promise<DrainResult> {
    const { request } = session;
    if (kubeconfig === undefined) return notDrained("unchanged", "there is no cluster");
    request.listener({ code: "step-started", step: "drain", verb: "drain" });
    const task = { session, cluster, kubeconfig, timeout, drained: new Drained(request) };
    const work = skip ? skipDrain : drain;
    const result = await work(task).catch((error: unknown) => task.drained.failed(runFailure(error)));
    request.listener({ code: "step-finished", step: "drain", verb: "drain", result });
    return result;
}

async function drain(task: Task): Promise<DrainResult> {
    const { session, cluster, kubeconfig, timeout, drained } = task;
    const { request, engine, cloud } = session;
    const { signal } = request;
    const [client, { drain: drainAll }, { managedObjects }, { ClusterGone }] = await Promise.all([
        import("../../drain/cluster/connect").then(({ connect }) =>
            connect(cloud.kubeconfig(kubeconfig), {
                cluster,
                signal,
                isGone: () => isGone(session, cluster),
            }),
        ),
        import("../../drain/drain"),
        import("../../drain/managedObjects"),
        import("../../drain/cluster/kubeErrors"),
    ]);
    try {
        const resources = await Promise.all(
            request.layers.map((layer) => engine.resources(session.spec(layer))),
        );
        const managed = managedObjects(resources.flat());
        const end = await drainAll(client, { managed, deadline: timeout, signal, ...drained.listener });
        if (end.result === "drained") return drained.ended();
        return drained.failed(timedOut(request.environment.name, end.waitingFor), end.waitingFor);
    } catch (error) {
        if (error instanceof ClusterGone) return await dropped(task);
        throw error;
    } finally {
        client.close();
    }
}

/** The engine fails on a cluster that is gone, also where nothing is drained. */
async function skipDrain(task: Task): Promise<DrainResult> {
    const { session, cluster, drained } = task;
    const gone = await isGone(session, cluster).catch((error: unknown) => {
        const { message, exitCode } = runFailure(error);
        if (exitCode === exitCodes.cancelled) throw error;
        session.request.listener({
            code: "notice",
            text: `It is not known whether ${cluster} is still there: ${message}`,
        });
        return false;
    });
    if (gone) return dropped(task);
    return drained.row({ result: "skipped", reason: "--skip-drain" });
}

async function dropped({ session, cluster, drained }: Task): Promise<DrainResult> {
    const count = await dropRecords(session);
    const reason = `the cluster ${cluster} is gone; ${count} records of what was in it are dropped`;
    session.request.listener({ code: "notice", text: `AWS says that t${reason.slice(1)}.` });
    return drained.row({ result: "unchanged", reason, dropped: count });
}

function timedOut(environment: string, waitingFor: DrainResult["waitingFor"]): RunFailure {
    const lines = waitingFor.map(({ object, reason }) => `  ${object}: ${reason}`);
    const first = waitingFor[0]?.object ?? "";
    const others = waitingFor.length > 1 ? ` and ${waitingFor.length - 1} more` : "";
    const patch = waitingFor.find((one) => one.patch !== undefined)?.patch;
    const byHand =
        patch === undefined
            ? ""
            : ` Where its controller is gone for good: npm run kubectl -- ${environment} ${patch.map(quoted).join(" ")}`;
    return {
        message: `The drain of ${environment} waited too long for ${first}${others}.\n${lines.join("\n")}`,
        exitCode: exitCodes.timedOut,
        remedy: `Look at why they stay, then run it again; --skip-drain destroys the layers all the same, and leaves to the sweep what is in their way.${byHand}`,
    };
}

function quoted(word: string): string {
    return /^[\w./=-]+$/.test(word) ? word : `'${word}'`;
}
