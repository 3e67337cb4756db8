import type { PlannedOperation } from "../repair/plannedOperation";
import { prepareWorkspace } from "../run/workspace";
import { stackName } from "../run/engineErrors";
import { stackRunner, type StackRunner } from "../run/stackRunner";
import { removeBrokenAttributes } from "../state/brokenAttributes";
import { removeDeadLocks } from "../state/deadLocks";
import { readSecrets } from "../state/readStack";
import type { RunOptions, StackSpec } from "../types";

/** What the verbs of one engine share. */
export interface StackContext extends StackRunner {
    /** The engine's `pulumi` command. */
    readonly command: string;
    /** The creations and deletions of each update plan, by the plan's file. */
    readonly planned: Map<string, readonly PlannedOperation[]>;
    /** Removes the locks of dead engines on a stack, and tells of each. */
    readonly unlock: (spec: StackSpec, options: RunOptions) => Promise<void>;
    /** Learns all secrets in a stack's state once, so that they are kept out of all texts about changing it. */
    readonly learnSecrets: (spec: StackSpec) => Promise<void>;
    /** Notes the secrets of a stack's state, when they were read for another reason. */
    readonly learned: (spec: StackSpec) => (secrets: readonly unknown[]) => void;
}

/** Makes the context of the engine at `command`. */
export function stackContext(found: { readonly command: string; readonly version: string }): StackContext {
    const runner = stackRunner(found);
    const { command } = found;
    const known = new Set<string>();
    const learned = (spec: StackSpec) => (secrets: readonly unknown[]) => {
        known.add(stackName(spec));
        secrets.forEach(runner.redaction.learnValue);
    };
    return {
        ...runner,
        command,
        planned: new Map(),
        unlock: async (spec, { onProgress }) => {
            removeBrokenAttributes(spec);
            for (const text of await removeDeadLocks(spec)) {
                onProgress?.({ kind: "message", severity: "warning", text });
            }
        },
        learnSecrets: async (spec) => {
            if (known.has(stackName(spec))) return;
            prepareWorkspace(spec);
            await readSecrets(command, spec, learned(spec));
        },
        learned,
    };
}
