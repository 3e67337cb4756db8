import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../../system/atomicFile";
import { removeAtExit } from "../../system/files";
import { signatureKey, signatures, unknownValue } from "../signatures";

/** The path of a new update plan in a stack's work folder. It is removed when the process ends: plans hold encrypted secrets. */
export function newPlanFile(workDir: string): string {
    const file = join(workDir, `plan-${randomUUID()}.json`);
    removeAtExit(file);
    return file;
}

/** Removes the plans that killed runs left in a stack's work folder. The caller must hold the environment's lock. */
export function removeOldPlans(workDir: string): void {
    let names: readonly string[] = [];
    try {
        names = readdirSync(workDir);
    } catch {
        // No run has made the folder yet.
    }
    for (const name of names) {
        if (/^plan-.*\.json/.test(name)) rmSync(join(workDir, name), { force: true });
    }
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in which each reference to a resource that does not exist yet is an unknown. */
function withoutUnmade(value: Json): Json {
    if (Array.isArray(value)) return (value as readonly Json[]).map(withoutUnmade);
    if (!isObject(value)) return value;
    if (value[signatureKey] === signatures.resource) {
        // The engine writes the id of a resource that it has yet to create as an empty text.
        return value.id === "" || value.id === unknownValue ? unknownValue : value;
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutUnmade(item)]));
}

/**
 * Mends what an update plan says of resources that the engine has yet to create. If an input of a resource or an output
 * of a component is such a resource (as with eks.Cluster), the plan refers to it with an unknown id, and the engine
 * later takes the same resource with its real id for a violation of the plan. An unknown in its place matches.
 */
export function mendPlan(file: string): void {
    const plan = JSON.parse(readFileSync(file, "utf8")) as {
        resourcePlans?: Record<string, { goal?: Json }>;
    };
    for (const resource of Object.values(plan.resourcePlans ?? {})) {
        const { goal } = resource;
        if (!isObject(goal)) continue;
        const { inputDiff = {}, outputDiff = {} } = goal;
        resource.goal = {
            ...goal,
            inputDiff: withoutUnmade(inputDiff),
            outputDiff: withoutUnmade(outputDiff),
        };
    }
    writeAtomically(file, JSON.stringify(plan), 0o600);
}
