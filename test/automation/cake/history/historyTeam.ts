import { join } from "node:path";
import { commitRun } from "../../../../automation/cake/commit/commitRun";
import { history, type History, type HistoryChoice } from "../../../../automation/cake/history/history";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { recordDeployed, recordGone } from "../../../../automation/cake/model/records";
import type { RunVerb } from "../../../../automation/cake/model/results";
import { countsOf } from "../../../../automation/diffs/model/counts";
import type { LayerDiff } from "../../../../automation/diffs/model/model";
import { readDiff, removeLayer, writeDiff } from "../../../../automation/diffs/store/store";
import { actAs, commitAll, commitAt, gitIn, repositoryWith } from "../../git/gitSandbox";
import { layerResult, runResult } from "../../../support/runs";

/** The environment whose history is told. */
export const environment = "staging";

/** So many resources to create, by layer; `seed` tells fingerprints apart that come to the same changes. */
export type Creates = Readonly<Record<string, number>>;

/** A project with one environment, as it is before anything was previewed. */
export function project(): string {
    commitAt("2026-03-01T08:00:00+01:00");
    return repositoryWith({
        "Pulumi.yaml": "name: x\n",
        [`stacks/${environment}/stack.yaml`]: "kind: staging\n",
    });
}

/** Has somebody do something in a work tree at a time. */
export function by(root: string, name: string, time: string): void {
    actAs(root, name);
    commitAt(time);
}

function layerDiff(layer: string, create: number): LayerDiff {
    const changes = Array.from({ length: create }, (_, index) => ({
        urn: `urn:pulumi:${environment}::${layer}::t:t:T::n${index}`,
        type: "t:t:T",
        name: `n${index}`,
        operation: "create" as const,
        properties: [],
    }));
    return { layer, confidence: "exact", waitsOn: [], unchanged: 1, changes };
}

/** Stores a diff, as a preview does. */
export function build(root: string, creates: Creates, seed = "1"): void {
    const layers = Object.entries(creates).map(([layer, create]) => layerDiff(layer, create));
    const source = { fingerprint: `${seed}-2-3-4-5`, outputs: {} };
    const sources = Object.fromEntries(layers.map(({ layer }) => [layer, source]));
    writeDiff(join(root, "stacks", environment), { environment, layers }, sources);
}

/** Stores a diff and commits it as `preview --commit` does. */
export async function preview(root: string, creates: Creates, seed?: string): Promise<void> {
    build(root, creates, seed);
    await commitVerb(root, "preview", creates, "create");
}

/** Deploys layers of the stored diff, as an up does. */
export function deploy(root: string, layers: readonly string[], partial?: string): void {
    for (const layer of layers) {
        recordDeployed(pathsOf(root), environment, layer, { resources: 5 });
        removeLayer(join(root, "stacks", environment), layer);
    }
    if (partial !== undefined)
        recordDeployed(pathsOf(root), environment, partial, { resources: 2, partial: true });
}

/** Deploys layers and commits it as `up --commit` does. */
export async function up(root: string, layers: readonly string[], partial?: string): Promise<void> {
    const diff = readDiff(join(root, "stacks", environment));
    const counts = layers.map((layer) => {
        const stored = diff?.layers.find((one) => one.layer === layer);
        return [layer, stored === undefined ? 7 : countsOf(stored).create] as const;
    });
    deploy(root, layers, partial);
    await commitVerb(root, "up", Object.fromEntries(counts), "create");
}

/** Destroys layers and commits it as `destroy --commit` does. */
export async function destroy(root: string, layers: readonly string[]): Promise<void> {
    for (const layer of layers) {
        recordGone(pathsOf(root), environment, layer);
        removeLayer(join(root, "stacks", environment), layer);
    }
    await commitVerb(root, "destroy", Object.fromEntries(layers.map((layer) => [layer, 6])), "delete");
}

async function commitVerb(
    root: string,
    verb: RunVerb,
    counts: Creates,
    key: "create" | "delete",
): Promise<void> {
    const layers = Object.entries(counts).map(([layer, count]) => layerResult(layer, { [key]: count }));
    await commitRun(pathsOf(root), runResult(verb, environment, layers), { push: false, fingerprints: {} });
}

/** Merges a branch into main as a pull request does. */
export function merge(root: string, branch: string): void {
    gitIn(root, "checkout", "--quiet", "main");
    gitIn(root, "merge", "--quiet", "--no-ff", "--message", `Merge ${branch}`, branch);
}

/** Starts a branch from main. */
export function branchOff(root: string, branch: string): void {
    gitIn(root, "checkout", "--quiet", "-b", branch, "main");
}

/** Commits everything by hand. */
export function byHand(root: string, message: string): void {
    commitAll(root, message);
}

/** The history of the environment. */
export async function told(root: string, choice: Partial<HistoryChoice> = {}): Promise<History> {
    return await history(pathsOf(root), environment, { limit: 20, ...choice });
}

/** An entry's story in one line each: `deployed 3: built Ada, reviewed Ben, deployed Cid`. */
export async function stories(root: string, choice: Partial<HistoryChoice> = {}): Promise<readonly string[]> {
    const { entries } = await told(root, choice);
    return entries.map((entry) => {
        const { outcome, counts, built, builds, reviewed, deployed, destroyed, dropped } = entry;
        const steps = Object.entries({ built, reviewed, deployed, destroyed, dropped }).flatMap(
            ([what, step]) => (step === undefined ? [] : [`${what} ${step.by}`]),
        );
        const sum = counts === undefined ? "?" : counts.create + counts.delete;
        return `${outcome} ${sum}${builds > 1 ? ` in ${builds} builds` : ""}: ${steps.join(", ")}`;
    });
}
