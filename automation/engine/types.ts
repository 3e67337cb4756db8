import type { LayerDiff, Operation, Counts } from "../diffs/model/model";
import type { StoredOutputs } from "../diffs/store/storedOutputs";
import type { Interrupted, Repaired, RepairOptions } from "./repair/types";

/** One output of a stack: known, unknown until the layer is up, or secret (whose value never leaves the process). */
export type StackOutput =
    | { readonly state: "known"; readonly secret: boolean; readonly value: unknown }
    | { readonly state: "unknown"; readonly secret: boolean };

export type StackOutputs = Readonly<Record<string, StackOutput>>;

/** A sign of progress of one stack; everything a progress display needs, never a secret. */
export type EngineProgress =
    | { readonly kind: "started"; readonly what: Operation | "same"; readonly urn: string }
    | {
          readonly kind: "finished";
          readonly what: Operation | "same";
          readonly urn: string;
          readonly seconds: number;
          readonly failed: boolean;
      }
    | {
          readonly kind: "message";
          readonly severity: "info" | "warning" | "error";
          readonly urn?: string;
          readonly text: string;
      };

/** What is deployed of a stack, read without decrypting secrets. */
export interface DeployedState {
    /** Changes whenever the state is written with other resources. */
    readonly version: string;
    /** Absent if nothing is deployed. */
    readonly outputs?: StoredOutputs;
}

/** A resource that a stack manages. */
export interface ManagedResource {
    readonly urn: string;
    /** Pulumi's type token, `aws:ec2/vpc:Vpc`. */
    readonly type: string;
    /** The provider's id: `vpc-0123…`, of a Kubernetes object `<namespace>/<name>`. */
    readonly id: string;
    readonly arn?: string;
}

/** What the driver needs to run one layer of one environment. */
export interface StackSpec {
    /** Pulumi's stack name: the environment. */
    readonly stack: string;
    /** Pulumi's project name: the layer. */
    readonly project: string;
    /** Folder that Pulumi may write its project and stack settings to; one per stack. */
    readonly workDir: string;
    /** The layer's folder, whose Pulumi.yaml holds the project's own settings. */
    readonly projectDir: string;
    /** e.g. `file:///…` or `s3://…`. */
    readonly backend: string;
    /** e.g. `passphrase` or `awskms://…`. */
    readonly secretsProvider: string;
    /** Variables for the engine and its plugins: passphrase, provider ports, AWS credentials. */
    readonly environment: Readonly<Record<string, string>>;
    /** The program; absent for a destroy, which needs only state. */
    readonly program?: () => Promise<Record<string, unknown>>;
    /** Names of upstream outputs that are unknown in this run, `network.vpcId`, by output name; they make the diff conditional. */
    readonly waitsOn?: Readonly<Record<string, string>>;
}

export interface RunOptions {
    readonly onProgress?: (progress: EngineProgress) => void;
    /** Aborting it tells the engine to stop after the operations under way. */
    readonly signal?: AbortSignal;
    /** Read the real world first. */
    readonly refresh?: boolean;
}

/** Result of a preview. */
export interface PreviewOutcome {
    readonly diff: LayerDiff;
    /** Outputs as the preview knows them. */
    readonly outputs: StackOutputs;
    /** File of the update plan, if one was asked for. The caller removes it. */
    readonly plan?: string;
}

/** One resource that failed. */
export interface ResourceFailure {
    readonly urn: string;
    readonly text: string;
}

/** Result of an up or destroy; a failed one is a result too, not an exception. */
export interface UpdateOutcome {
    readonly result: "succeeded" | "failed" | "cancelled";
    readonly counts: Counts;
    readonly outputs: StackOutputs;
    readonly failures: readonly ResourceFailure[];
    /** What the engine had begun when it was killed; it is not known whether it succeeded. */
    readonly pending?: readonly Interrupted[];
}

/** Result of a comparison of a stack's state with the real world. */
export interface DriftOutcome {
    readonly result: "succeeded" | "failed" | "cancelled";
    /** What differs: `old` values are recorded, `new` ones real; what is gone is a `delete`. Incomplete unless succeeded. */
    readonly diff: LayerDiff;
    readonly failures: readonly ResourceFailure[];
}

/** The Pulumi engine as the cake sees it: previews, ups and destroys of one stack. */
export interface Engine {
    preview(spec: StackSpec, options: RunOptions & { readonly savePlan?: boolean }): Promise<PreviewOutcome>;
    up(spec: StackSpec, options: RunOptions & { readonly plan?: string }): Promise<UpdateOutcome>;
    destroy(spec: StackSpec, options: RunOptions): Promise<UpdateOutcome>;
    /** Compares what is recorded with what is real; needs no program, takes no lock, writes nothing. */
    drift(spec: StackSpec, options: RunOptions): Promise<DriftOutcome>;
    /** Waits until the engine of a killed driver has finished its work on a stack; usually there is no such engine. */
    settled(spec: StackSpec, options: RunOptions): Promise<void>;
    /** Outputs as deployed, secrets decrypted; undefined if the stack does not exist. */
    outputs(spec: StackSpec): Promise<StackOutputs | undefined>;
    /** What is deployed of a stack, in any backend. */
    state(spec: StackSpec): Promise<DeployedState>;
    /** The resources that a stack manages; empty if it does not exist. */
    resources(spec: StackSpec): Promise<readonly ManagedResource[]>;
    /** Drops the records of some types, whose resources are gone, from a stack's state; returns how many. */
    forget(spec: StackSpec, isForgotten: (type: string) => boolean): Promise<number>;
    /** Operations on a stack whose result is not known, as its engine was killed or an answer was lost. */
    interrupted(spec: StackSpec): Promise<readonly Interrupted[]>;
    /** Settles interrupted operations; what cannot be decided stays as it is. */
    repair(spec: StackSpec, options: RepairOptions): Promise<readonly Repaired[]>;
    /** Removes a stack in which nothing is deployed, with its history; does nothing if it does not exist. */
    remove(spec: StackSpec): Promise<void>;
}

/** The check of one thing that the commands need. */
export interface Check {
    /** What was checked: `git`, `state of prod`. */
    readonly name: string;
    /** `warning`: all or some of the commands still work. */
    readonly result: "ok" | "warning" | "failed";
    /** What was found, and from where. */
    readonly found: string;
    /** What to do about it; absent if it is ok. */
    readonly remedy?: string;
}
