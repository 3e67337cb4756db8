import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PulumiExit, runPulumi } from "../run/pulumiProcess";
import { engineEnvironment } from "../run/workspace";
import type { StackSpec } from "../types";
import { readCheckpoint } from "../state/checkpoint";
import type { WholeDeployment, WholeResource } from "./deployment";

/** A question to a provider: does a resource of this id exist, and with which properties? */
export interface Probe {
    readonly resource: WholeResource & { readonly id: string };
}

/** The answer of a provider: the resource as it is, `gone`, or why it did not answer. */
export type Answer =
    { readonly resource: WholeResource } | { readonly gone: true } | { readonly why: string };

/**
 * Reads resources through the providers of a stack, by the refresh of a scratch state that holds the providers and the
 * resources in question. The stack's own state stays as it is.
 */
export async function readReal(
    command: string,
    spec: StackSpec,
    deployment: WholeDeployment,
    probes: readonly Probe[],
    signal: AbortSignal | undefined,
): Promise<readonly Answer[]> {
    if (probes.length === 0) return [];
    const folder = mkdtempSync(join(tmpdir(), "cake-repair-"));
    try {
        const scratch = { ...spec, backend: pathToFileURL(folder).href };
        write(folder, spec, deployment, probes);
        const environment = { ...engineEnvironment(scratch), PULUMI_BACKEND_URL: scratch.backend };
        const args = ["refresh", "--yes", "--skip-preview", "--stack", spec.stack, "--run-program=false"];
        const quiet = ["--non-interactive", "--color", "never", "--suppress-progress", "--suppress-outputs"];
        const why = await runPulumi(command, [...args, ...quiet], {
            cwd: spec.workDir,
            environment,
            ...(signal && { signal }),
        }).then(
            () => "it was not read",
            (error: unknown) => {
                if (!(error instanceof PulumiExit)) throw error;
                return reasonIn(`${error.stdout}\n${error.stderr}`);
            },
        );
        const latest = readCheckpoint(scratch)?.content.checkpoint.latest as
            WholeDeployment | null | undefined;
        const left = latest?.resources;
        if (left === undefined) return probes.map(() => ({ why }));
        return probes.map((probe, index): Answer => {
            const found = (left ?? []).find(({ urn }) => urn === probeUrn(probe, index));
            if (found === undefined) return { gone: true };
            const wasRead =
                Object.keys(found.outputs ?? {}).length > 0 || probe.resource.outputs !== undefined;
            return wasRead ? { resource: { ...found, urn: probe.resource.urn } } : { why };
        });
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** A URN for each probe: several may be about one URN, which a state holds only once. */
function probeUrn({ resource }: Probe, index: number): string {
    return `${resource.urn}~${index}`;
}

function write(
    folder: string,
    spec: StackSpec,
    { resources, ...rest }: WholeDeployment,
    probes: readonly Probe[],
): void {
    const used = new Set(probes.map(({ resource }) => resource.provider));
    const providers = (resources ?? []).filter(({ urn, id }) => used.has(`${urn}::${id ?? ""}`)).map(alone);
    const asked = probes.map((probe, index) => ({
        inputs: {},
        outputs: {},
        ...alone(probe.resource),
        urn: probeUrn(probe, index),
    }));
    const latest = { ...rest, resources: [...providers, ...asked], pending_operations: [] };
    const stack = `organization/${spec.project}/${spec.stack}`;
    const stacks = join(folder, ".pulumi", "stacks", spec.project);
    mkdirSync(stacks, { recursive: true });
    writeFileSync(join(folder, ".pulumi", "meta.yaml"), "version: 1\n");
    const file = join(stacks, `${spec.stack}.json`);
    writeFileSync(file, JSON.stringify({ version: 3, checkpoint: { stack, latest } }), { mode: 0o600 });
}

const links = new Set(["parent", "dependencies", "propertyDependencies", "deletedWith"]);

/** A resource without its references to others, which the scratch state does not have. */
function alone(resource: WholeResource): WholeResource {
    const { urn, type } = resource;
    return { urn, type, ...Object.fromEntries(Object.entries(resource).filter(([key]) => !links.has(key))) };
}

function reasonIn(output: string): string {
    const line = output.split("\n").find((text) => /error: (?!update failed|refresh failed)/.test(text));
    return line === undefined ? "it could not be read" : line.trim().replace(/^error: /, "");
}
