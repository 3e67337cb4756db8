import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { writeAtomically } from "../../system/atomicFile";
import { notWritable, readIfThere } from "../../system/files";
import { engineHome } from "./engineHome";
import type { StackSpec } from "../types";

/**
 * Writes the project file of a stack's work folder: the layer's own settings (its description, its configuration
 * with `pulumi:autonaming`), under the project's name. The program is given in-process, so `main` is left out.
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

/** Variables of every engine process of a stack. */
export function engineEnvironment(spec: StackSpec): Record<string, string> {
    return {
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // The work folder may be new: what encrypts the state's secrets is then taken from the state.
        PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
        PULUMI_BACKEND_URL: spec.backend,
        // The engine is short-lived: with more room for its garbage it needs a tenth less time.
        GOGC: process.env.GOGC ?? "200",
        ...spec.environment,
        ...engineHome(spec),
    };
}
