import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { writeAtomically } from "../../system/atomicFile";
import { notWritable, readIfThere } from "../../system/files";
import { engineHome } from "./engineHome";
import type { StackSpec } from "../types";

/**
 * Writes the Pulumi.yaml of a stack's work folder: description and configuration (such as `pulumi:autonaming`) of the
 * layer's own file. Without `main`, as the program runs in this process. Throws a `CakeError` if it is not writable.
 */
export function prepareWorkspace(spec: StackSpec): void {
    try {
        mkdirSync(spec.workDir, { recursive: true });
    } catch (error) {
        throw notWritable(spec.workDir, error);
    }
    const own = readIfThere(join(spec.projectDir, "Pulumi.yaml"));
    const layer = own === undefined ? {} : ((parse(own) as Record<string, unknown> | null) ?? {});
    const { description, config } = layer;
    const text = stringify({
        name: spec.project,
        runtime: "nodejs",
        ...(description !== undefined && { description }),
        ...(config !== undefined && { config }),
    });
    const file = join(spec.workDir, "Pulumi.yaml");
    if (readIfThere(file) !== text) writeAtomically(file, text);
}

/** The environment variables of every engine process of a stack. */
export function engineEnvironment(spec: StackSpec): Record<string, string> {
    return {
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // In a new work folder the engine takes the secrets provider from the state.
        PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
        PULUMI_BACKEND_URL: spec.backend,
        // The engine is short-lived: if it collects garbage less often it takes a tenth less time.
        GOGC: process.env.GOGC ?? "200",
        ...spec.environment,
        ...engineHome(spec),
    };
}
