import { objectName, type ClusterObject } from "../../drain/cluster/clusterObject";
import type { DrainListener } from "../../drain/drainListener";
import { noCounts } from "../../diffs/model/counts";
import type { EngineProgress } from "../../engine/types";
import { exitCodes } from "../../system/errors";
import type { DrainResult, RunFailure } from "../model/results";
import { firstLine } from "../model/runFailure";
import type { RunRequest } from "../session/request";

/** The row of a drain that had nothing to do, or was not reached. */
export function notDrained(result: DrainResult["result"], reason: string): DrainResult {
    return { step: "drain", result, reason, counts: noCounts, seconds: 0, failures: [], waitingFor: [] };
}

const stepTitles = {
    suspend: "suspends GitOps",
    releases: "deletes applications that GitOps made",
    "load-balancers": "deletes what made load balancers",
    workloads: "deletes what holds volumes",
    volumes: "deletes volumes",
    "custom-resources": "deletes custom resources",
    nodes: "deletes what makes nodes",
    controllers: "deletes the rest of GitOps",
    namespaces: "deletes namespaces",
} as const;

/** What one drain does, told while it does it and counted for its result. */
export class Drained {
    readonly #start = performance.now();
    readonly #since = new Map<string, number>();
    #deleted = 0;

    constructor(readonly request: Pick<RunRequest, "listener">) {}

    /** Passes on what happens in the cluster. */
    readonly listener: DrainListener = {
        onStep: (step, objects) => {
            this.#say(`${stepTitles[step]} (${objects} ${objects === 1 ? "object" : "objects"})`);
        },
        onWaiting: (text) => {
            this.#say(text);
        },
        onDeleting: (item) => {
            this.#since.set(item.object.metadata.uid, performance.now());
            this.#progress({ kind: "started", what: "delete", urn: objectName(item) });
        },
        onGone: (item) => {
            this.#deleted += 1;
            this.#progress(this.#finished(item));
        },
    };

    /** The row as it is now. */
    row(more: Pick<DrainResult, "result"> & Partial<DrainResult>): DrainResult {
        const seconds = (performance.now() - this.#start) / 1000;
        const counts = { ...noCounts, delete: this.#deleted };
        return { step: "drain", counts, seconds, failures: [], waitingFor: [], ...more };
    }

    /** The row of a drain that came to its end. */
    ended(): DrainResult {
        return this.row({ result: this.#deleted === 0 ? "unchanged" : "succeeded" });
    }

    /** The row of a drain that did not. */
    failed(failure: RunFailure, waitingFor: DrainResult["waitingFor"] = []): DrainResult {
        if (failure.exitCode === exitCodes.cancelled) {
            return this.row({ result: "cancelled", reason: "cancelled" });
        }
        return this.row({ result: "failed", reason: firstLine(failure.message), waitingFor, failure });
    }

    #finished(item: ClusterObject): EngineProgress {
        const since = this.#since.get(item.object.metadata.uid) ?? performance.now();
        const seconds = (performance.now() - since) / 1000;
        return { kind: "finished", what: "delete", urn: objectName(item), seconds, failed: false };
    }

    #say(text: string): void {
        this.#progress({ kind: "message", severity: "info", text });
    }

    #progress(progress: EngineProgress): void {
        this.request.listener({ code: "step-progress", step: "drain", progress });
    }
}
