import { driftOf } from "./drift/driftOf";
import { interruptedOn, repairStack } from "./repair/repairStack";
import { removeStack } from "./run/stackLifecycle";
import { prepareWorkspace } from "./run/workspace";
import { forgetRecords } from "./state/forgetRecords";
import { awaitOrphanedEngine } from "./state/orphanedEngine";
import { readOutputs, readResources, readState } from "./state/readStack";
import type { Engine } from "./types";
import { destroyStack } from "./verbs/destroyStack";
import { previewStack } from "./verbs/previewStack";
import { stackContext } from "./verbs/stackContext";
import { upStack } from "./verbs/upStack";

/** Opens the engine at `command`, whose version is known. Runs of different stacks may overlap. */
export function openEngine(found: { readonly command: string; readonly version: string }): Engine {
    const context = stackContext(found);
    const { command, learnSecrets, learned, unlock } = context;
    return {
        preview: previewStack(context),
        up: upStack(context),
        destroy: destroyStack(context),
        drift: async (spec, options) => {
            await learnSecrets(spec);
            return driftOf(context, spec, options);
        },
        settled: async (spec, options) => {
            await awaitOrphanedEngine(spec, options);
            await unlock(spec, options);
        },
        outputs: async (spec) => {
            prepareWorkspace(spec);
            return readOutputs(command, spec, learned(spec));
        },
        state: async (spec) => {
            prepareWorkspace(spec);
            return readState(command, spec);
        },
        resources: async (spec) => {
            prepareWorkspace(spec);
            return readResources(command, spec);
        },
        forget: async (spec, isForgotten) => {
            prepareWorkspace(spec);
            await unlock(spec, {});
            return forgetRecords(command, spec, isForgotten);
        },
        interrupted: (spec) => {
            prepareWorkspace(spec);
            return interruptedOn(command, spec);
        },
        repair: async (spec, options) => {
            prepareWorkspace(spec);
            await unlock(spec, {});
            return repairStack(command, spec, options);
        },
        remove: async (spec) => {
            prepareWorkspace(spec);
            await removeStack(command, spec);
        },
    };
}
