import { type EngineEvent, LocalWorkspace, type PreviewOptions, type Stack } from "@pulumi/pulumi/automation";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProviderPackage } from "../../protocol/providerModel";
import { serveProviders } from "../../protocol/providerServer";
import { installedEngine } from "./installedEngine";
import { temporaryFolder } from "./temporaryFolder";

/** A resource as the engine's state holds it. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string;
    readonly inputs?: Record<string, unknown>;
    readonly outputs?: Record<string, unknown>;
}

/** The real engine with packages of the local cloud, and a state folder of its own. */
export interface EngineStacks {
    open(name: string, program: () => Record<string, unknown> | undefined): Promise<Stack>;
    /** What lies on the disk of a stack's state. */
    stored(name: string): string;
    close(): Promise<void>;
}

/** Finds the engine and serves the packages to it. */
export async function startEngine(packages: readonly ProviderPackage[]): Promise<EngineStacks> {
    const folder = temporaryFolder();
    const pulumiCommand = await installedEngine();
    const servers = await serveProviders(packages);
    return {
        open(name, program) {
            const workDir = join(folder, "work", name);
            const state = join(folder, "state");
            for (const needed of [workDir, state]) mkdirSync(needed, { recursive: true });
            return LocalWorkspace.createOrSelectStack(
                { stackName: name, projectName: "layer", program: () => Promise.resolve(program()) },
                {
                    workDir,
                    pulumiCommand,
                    envVars: {
                        PULUMI_BACKEND_URL: `file://${state}`,
                        PULUMI_CONFIG_PASSPHRASE: "test",
                        PULUMI_DEBUG_PROVIDERS: servers.attach,
                        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
                        PULUMI_SKIP_UPDATE_CHECK: "true",
                    },
                },
            );
        },
        stored: (name) => readFileSync(join(folder, "state/.pulumi/stacks/layer", `${name}.json`), "utf8"),
        close: () => servers.close(),
    };
}

/** What a preview would do, by URN. */
export async function previewOf(
    stack: Stack,
    options: PreviewOptions = {},
): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
        if (resourcePreEvent !== undefined)
            found.set(resourcePreEvent.metadata.urn, resourcePreEvent.metadata.op);
    };
    await stack.preview({ ...options, onEvent });
    return found;
}

/** The different operations of a preview; `["same"]` where nothing changes. */
export async function operationsOf(stack: Stack): Promise<string[]> {
    return [...new Set((await previewOf(stack)).values())];
}

/** Everything in a stack's state. */
export async function stateOf(stack: Stack): Promise<StateResource[]> {
    const exported = await stack.exportStack();
    return (exported.deployment as { resources?: StateResource[] }).resources ?? [];
}
