import { countsOf } from "../../automation/diffs/model/counts";
import type { Change, LayerDiff } from "../../automation/diffs/model/model";
import { asStored } from "../../automation/engine/storedOutputs";
import type {
    DeployedState,
    DriftOutcome,
    Engine,
    ManagedResource,
    PreviewOutcome,
    RunOptions,
    StackOutputs,
    StackSpec,
    UpdateOutcome,
} from "../../automation/engine/types";
import type { Interrupted, Repaired } from "../../automation/engine/repair/types";

/** What the scripted engine finds in a layer: the resources that its program has, by name, and their one property. */
export type Resources = Readonly<Record<string, string>>;

/** What may happen while the engine is asked for something, before it answers; throws to let that fail. */
export type Incident = (layer: string) => unknown;

interface Deployed {
    readonly resources: Resources;
    readonly outputs: StackOutputs;
    readonly version: number;
}

/** The outputs of a layer that is up. */
function known(layer: string, value: string): StackOutputs {
    return { [`${layer}Output`]: { state: "known", secret: false, value } };
}

const type = "test:index:Thing";

/**
 * An engine that does what a test says, in place of Pulumi: each layer has resources with one property, and one output,
 * `<layer>Output`, which is not known before the layer is up. It keeps its stacks as a shared backend would.
 */
export class ScriptedEngine implements Engine {
    /** What the engine was asked for, in order: `preview network`. */
    readonly calls: string[] = [];
    /** What is deployed, by layer. */
    readonly stacks = new Map<string, Deployed>();
    /** What lies open after a run that was killed, by layer. */
    readonly open = new Map<string, readonly Interrupted[]>();
    /** What differs in the real world from what is deployed, by layer. */
    readonly outside = new Map<string, readonly Change[]>();
    onPreview: Incident = () => undefined;
    onUp: Incident = () => undefined;
    onDestroy: Incident = () => undefined;
    /** Layers of which one resource fails: an up makes all others. */
    readonly failing = new Set<string>();

    /** `programs` has what the program of each layer makes now; a test may change it between runs. */
    constructor(readonly programs: Record<string, Resources>) {}

    /** Notes that a layer is up as its program is now. */
    deploy(layer: string, output = "made"): void {
        this.stacks.set(layer, {
            resources: { ...this.programs[layer] },
            outputs: known(layer, output),
            version: (this.stacks.get(layer)?.version ?? 0) + 1,
        });
    }

    async preview(
        spec: StackSpec,
        { savePlan = false, signal }: RunOptions & { readonly savePlan?: boolean },
    ): Promise<PreviewOutcome> {
        this.calls.push(`preview ${spec.project}${savePlan ? " with a plan" : ""}`);
        await this.onPreview(spec.project);
        signal?.throwIfAborted();
        const waitsOn = Object.values(spec.waitsOn ?? {}).sort();
        const diff = this.#diff(spec, waitsOn);
        // A layer that is deployed in part gives nothing yet.
        const deployed = this.stacks.get(spec.project)?.outputs ?? {};
        const unknown: StackOutputs = { [`${spec.project}Output`]: { state: "unknown", secret: false } };
        return { diff, outputs: { ...unknown, ...deployed } };
    }

    async up(spec: StackSpec, { signal }: RunOptions): Promise<UpdateOutcome> {
        const layer = spec.project;
        this.calls.push(`up ${layer}`);
        await this.onUp(layer);
        const diff = this.#diff(spec, []);
        const counts = countsOf(diff);
        if (signal?.aborted === true) {
            return { result: "cancelled", counts: { ...counts, create: 0 }, outputs: {}, failures: [] };
        }
        if (this.failing.has(layer)) {
            const [lost, ...made] = Object.keys(this.programs[layer] ?? {});
            const resources = Object.fromEntries(
                made.map((name) => [name, this.programs[layer]?.[name] ?? ""]),
            );
            this.stacks.set(layer, { resources, outputs: {}, version: 1 });
            return {
                result: "failed",
                counts: { ...counts, create: made.length },
                outputs: {},
                failures: [{ urn: urn(spec, lost ?? ""), text: "AWS says no." }],
            };
        }
        this.deploy(layer);
        return { result: "succeeded", counts, outputs: this.stacks.get(layer)?.outputs ?? {}, failures: [] };
    }

    async destroy(spec: StackSpec, { signal }: RunOptions): Promise<UpdateOutcome> {
        const layer = spec.project;
        this.calls.push(`destroy ${layer}`);
        await this.onDestroy(layer);
        const count = Object.keys(this.stacks.get(layer)?.resources ?? {}).length;
        const counts = { create: 0, update: 0, replace: 0, delete: count, same: 0 };
        if (signal?.aborted === true) {
            return { result: "cancelled", counts: { ...counts, delete: 0 }, outputs: {}, failures: [] };
        }
        if (this.failing.has(layer)) {
            const failures = [{ urn: urn(spec, "held"), text: "It is in use." }];
            return { result: "failed", counts: { ...counts, delete: 1 }, outputs: {}, failures };
        }
        this.stacks.delete(layer);
        return { result: "succeeded", counts, outputs: {}, failures: [] };
    }

    drift(spec: StackSpec): Promise<DriftOutcome> {
        this.calls.push(`drift ${spec.project}`);
        const changes = this.outside.get(spec.project) ?? [];
        const diff: LayerDiff = {
            layer: spec.project,
            confidence: "exact",
            waitsOn: [],
            unchanged: 0,
            changes,
        };
        const failed = this.failing.has(spec.project);
        return Promise.resolve({
            result: failed ? "failed" : "succeeded",
            diff,
            failures: failed ? [{ urn: urn(spec, "held"), text: "It cannot be read." }] : [],
        });
    }

    settled(): Promise<void> {
        return Promise.resolve();
    }

    outputs(spec: StackSpec): Promise<StackOutputs | undefined> {
        return Promise.resolve(this.stacks.get(spec.project)?.outputs);
    }

    state(spec: StackSpec): Promise<DeployedState> {
        const deployed = this.stacks.get(spec.project);
        if (deployed === undefined) return Promise.resolve({ version: "nothing" });
        return Promise.resolve({ version: String(deployed.version), outputs: asStored(deployed.outputs) });
    }

    resources(spec: StackSpec): Promise<readonly ManagedResource[]> {
        const names = Object.keys(this.stacks.get(spec.project)?.resources ?? {});
        return Promise.resolve(names.map((name) => ({ urn: urn(spec, name), type, id: name })));
    }

    forget(spec: StackSpec, isForgotten: (type: string) => boolean): Promise<number> {
        this.calls.push(`forget ${spec.project}`);
        return Promise.resolve(isForgotten(type) ? 1 : 0);
    }

    interrupted(spec: StackSpec): Promise<readonly Interrupted[]> {
        return Promise.resolve(this.open.get(spec.project) ?? []);
    }

    repair(spec: StackSpec): Promise<readonly Repaired[]> {
        this.calls.push(`repair ${spec.project}`);
        const open = this.open.get(spec.project) ?? [];
        this.open.delete(spec.project);
        return Promise.resolve(open.map((one) => ({ ...one, result: "cleared" as const })));
    }

    remove(spec: StackSpec): Promise<void> {
        this.calls.push(`remove ${spec.project}`);
        return Promise.resolve();
    }

    /** What an up would do: the difference between the program's resources and the deployed ones. */
    #diff(spec: StackSpec, waitsOn: readonly string[]): LayerDiff {
        const wanted = this.programs[spec.project] ?? {};
        const deployed = this.stacks.get(spec.project)?.resources ?? {};
        const names = [...new Set([...Object.keys(wanted), ...Object.keys(deployed)])].sort();
        const changes = names.flatMap((name) => change(spec, name, deployed[name], wanted[name]));
        return {
            layer: spec.project,
            confidence: waitsOn.length > 0 ? "conditional" : "exact",
            waitsOn,
            unchanged: names.length - changes.length,
            changes,
        };
    }
}

function urn({ stack, project }: StackSpec, name: string): string {
    return `urn:pulumi:${stack}::${project}::${type}::${name}`;
}

function change(
    spec: StackSpec,
    name: string,
    old: string | undefined,
    wanted: string | undefined,
): readonly Change[] {
    if (old === wanted) return [];
    const common = { urn: urn(spec, name), type, name };
    const path = "size";
    if (wanted === undefined) return [{ ...common, operation: "delete", id: name, properties: [] }];
    if (old === undefined) {
        const properties = [{ path, kind: "add", new: wanted, replaces: false }] as const;
        return [{ ...common, operation: "create", properties }];
    }
    const properties = [{ path, kind: "update", old, new: wanted, replaces: false }] as const;
    return [{ ...common, operation: "update", id: name, properties }];
}
