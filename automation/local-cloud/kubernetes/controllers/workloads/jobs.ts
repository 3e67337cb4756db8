import { type Cluster } from "../../api/objects/cluster";
import { hashSuffix } from "../../api/objects/hash";
import { type JsonObject, numberOf, objectOf } from "../../api/objects/json";
import { timestamp } from "../../api/objects/kubernetesObject";
import { type Workload, conditionOf, counted, isReady, phaseOf } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../controller";
import { ensurePod, ownerKey, podFrom, podsOf } from "../pods/pods";
import { writeStatus } from "../../api/operations/writes";

const jobs = builtin("batch/jobs");

function ensurePods(cluster: Cluster, job: Workload, count: number): void {
    for (let index = 0; index < count; index += 1) {
        const name = `${job.metadata.name}-${hashSuffix(`${job.metadata.uid ?? ""} ${index}`, 5)}`;
        ensurePod(cluster, job, podFrom(job, job.spec.template, name));
    }
}

function condition(type: string, now: string, reason: string, message: string): JsonObject {
    return { type, status: "True", lastProbeTime: now, lastTransitionTime: now, reason, message };
}

function statusOf(
    job: Workload,
    completions: number,
    active: number,
    ready: number,
    done: number,
): JsonObject {
    const before = objectOf(job.status);
    const now = timestamp();
    const status: JsonObject = {
        ...counted({ active, succeeded: done }),
        ready,
        startTime: before.startTime ?? now,
        uncountedTerminatedPods: {},
    };
    if (done < completions) return status;
    const reached = "Reached expected number of succeeded pods";
    return {
        ...status,
        completionTime: now,
        conditions: [
            condition("SuccessCriteriaMet", now, "CompletionsReached", reached),
            condition("Complete", now, "CompletionsReached", reached),
        ],
    };
}

/** Jobs make as many pods as they want completed; the pods of the local cloud always succeed. */
export const jobController: Controller = {
    name: "job",

    keysFor(change) {
        if (change.storageKey === "core/pods") return ownerKey(change, "Job");
        return change.storageKey === "batch/jobs" && !change.isDeleted ? [keyOf(change.object)] : [];
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const job = cluster.get(jobs, namespace, name) as Workload | undefined;
        if (job === undefined || job.metadata.deletionTimestamp !== undefined) return;
        if (job.spec.suspend === true || conditionOf(job, "Complete") !== undefined) return;
        const completions = numberOf(job.spec.completions ?? job.spec.parallelism);
        ensurePods(cluster, job, completions);
        const existing = podsOf(cluster, job);
        const done = existing.filter((pod) => phaseOf(pod) === "Succeeded").length;
        const ready = existing.filter(isReady).length;
        writeStatus(cluster, jobs, job, statusOf(job, completions, existing.length - done, ready, done));
    },
};
