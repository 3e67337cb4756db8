import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { removeAtExit, writeAtomically } from "../../system/files";

/** Where a new update plan goes, in a stack's work folder. Plans hold encrypted secrets, and none outlives its run. */
export function newPlanFile(workDir: string): string {
    const file = join(workDir, `plan-${randomUUID()}.json`);
    removeAtExit(file);
    return file;
}

/** Removes the plans of runs that were killed from a stack's work folder. Only for who has its environment's lock. */
export function removeOldPlans(workDir: string): void {
    let names: readonly string[] = [];
    try {
        names = readdirSync(workDir);
    } catch {
        // There was no run yet.
    }
    for (const name of names) {
        if (/^plan-.*\.json/.test(name)) rmSync(join(workDir, name), { force: true });
    }
}

/** How the engine writes values that JSON does not have; see sdk/go/common/resource/sig in Pulumi's source. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signatureKey = "4dabf18193072939515e22adb298388d";
const resourceReference = "5cf8f73096256a8f31e491e813e4eb8e";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value with each reference to a resource that does not exist yet as an unknown. */
function withoutUnmade(value: Json): Json {
    if (Array.isArray(value)) return (value as readonly Json[]).map(withoutUnmade);
    if (!isObject(value)) return value;
    if (value[signatureKey] === resourceReference) {
        // The engine writes the id of a resource that it has yet to create as an empty text.
        return value.id === "" || value.id === unknownValue ? unknownValue : value;
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutUnmade(item)]));
}

/**
 * Mends what an engine's plan says of resources that it has yet to create. Where an input of a resource or an output of
 * a component is such a resource (as with eks.Cluster), the plan names it with an unknown id, and the engine later takes
 * the same resource with its id for a violation. As an unknown, as which any other output of it is planned, it matches.
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
