import type { Counts, EnvironmentDiff } from "../../diffs/model/model";
import type { ExitCode } from "../../system/errors";
import type { ResourceFailure } from "../../engine/types";

/** What became of one step of a run. */
export interface StepResult {
    readonly result: "succeeded" | "unchanged" | "failed" | "cancelled" | "skipped";
    /** One line; for failed, cancelled, skipped. */
    readonly reason?: string;
    readonly counts: Counts;
    readonly seconds: number;
    readonly failures: readonly ResourceFailure[];
}

/** What a verb did to one layer. */
export interface LayerResult extends StepResult {
    readonly layer: string;
    /** Whether its engine was killed in the middle of something; the failures say of what. */
    readonly interrupted?: true;
    /** Whether the result is the last one's, as nothing changed that it was computed from. */
    readonly reused?: true;
}

/** What became of a run's files in git. */
export interface CommitOutcome {
    /** The commit as it is now; absent when nothing changed. */
    readonly commit?: string;
    /** Where it was pushed to (`origin/main`), and how many pushes that took; absent when it was not. */
    readonly pushed?: { readonly to: string; readonly tries: number };
    /** What the user should know; a line each. */
    readonly notices: readonly string[];
    /** Why it could not be committed or pushed; what the run did is done all the same. */
    readonly failure?: RunFailure;
}

/** Why a part of a run did not come to its end, where that is not a resource's fault. */
export interface RunFailure {
    readonly message: string;
    readonly remedy?: string;
    readonly exitCode: ExitCode;
}

/** What was done in a cluster before its layers were destroyed; the counts are Kubernetes objects. */
export interface DrainResult extends StepResult {
    readonly step: "drain";
    /** What was still there when the time was up, with what keeps it: `Service default/shop`. */
    readonly waitingFor: readonly {
        readonly object: string;
        readonly finalizers: readonly string[];
        readonly reason: string;
        /** Arguments of kubectl that take the finalizers away, of an object that is on its way out. */
        readonly patch?: readonly string[];
    }[];
    /** The cluster was gone already: so many records of what had been in it were dropped from the state. */
    readonly dropped?: number;
    readonly failure?: RunFailure;
}

/** Something of an environment in AWS that no layer manages. */
export interface LeftoverResult {
    /** `load-balancer`, `volume` …, as the sweep names kinds. */
    readonly kind: string;
    /** As AWS's own tools take it. */
    readonly id: string;
    readonly name?: string;
    /** For people: `20 GiB gp3`. */
    readonly size?: string;
    /** ISO 8601; absent where AWS does not tell. */
    readonly createdAt?: string;
    /** What tells that it is the environment's: `tag environment=dev-1`. */
    readonly mark: string;
    /** `left`: it is still there. */
    readonly result: "deleted" | "left";
    /** Why it is still there. */
    readonly reason?: string;
}

/** What was left behind in AWS; the counts are what the sweep deleted. */
export interface SweepResult extends StepResult {
    readonly step: "sweep";
    /** What was found, in the order in which it can be deleted; none is left where an environment is bare. */
    readonly leftovers: readonly LeftoverResult[];
    readonly failure?: RunFailure;
}

/** A step of a run: the work on one layer, or what a destroy does before and after its layers. */
export type RunStep = LayerResult | DrainResult | SweepResult;

/** What is done to a whole cake, or asked of it. */
export type RunVerb = "preview" | "check" | "up" | "destroy" | "drift";

/** What a verb did to a whole cake: the one result type of all verbs. */
export interface RunResult {
    readonly verb: RunVerb;
    readonly environment: string;
    readonly result: "succeeded" | "failed" | "cancelled";
    /** In the order of work: bottom first, for destroy top first. */
    readonly layers: readonly LayerResult[];
    /** With destroy: what was done in the cluster before. */
    readonly drained?: DrainResult;
    /** With destroy: what was left behind, and what became of it. */
    readonly swept?: SweepResult;
    /** What is pending, with drift what was changed outside. */
    readonly diff?: EnvironmentDiff;
    /** Files written or removed, relative to the project. */
    readonly files?: readonly string[];
    /** Where the files were to be committed. */
    readonly commit?: CommitOutcome;
    readonly seconds: number;
    /** The command to go on with. */
    readonly next?: string;
}

/** One environment in a run over several: its result, or why there is none. */
export type EnvironmentRun =
    | { readonly environment: string; readonly result: RunResult }
    | { readonly environment: string; readonly error: unknown };

/** What one command did to one or several environments. */
export interface RunReport {
    readonly verb: RunVerb;
    readonly runs: readonly EnvironmentRun[];
    readonly seconds: number;
}

/** One layer in `status`. */
export interface LayerStatus {
    readonly layer: string;
    /** `at` is an ISO 8601 time; `partial` where the last up or destroy did not get to its end. */
    readonly deployed?: { readonly at: string; readonly resources: number; readonly partial?: true };
    readonly pending?: Counts;
    readonly last?: { readonly verb: string; readonly result: string; readonly at: string };
}

/** One environment in `status`. */
export interface EnvironmentStatus {
    readonly environment: string;
    readonly kind: string;
    readonly cloud: string;
    readonly protected: boolean;
    readonly layers: readonly LayerStatus[];
    readonly running?: { readonly verb: string; readonly by: string; readonly since: string };
    /** Why the environment cannot be read; its layers are empty then. */
    readonly problem?: string;
}
