import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { listEnvironments } from "../../../stacks/_settings/load/environments";
import type { Place } from "../../../stacks/_settings/load/place";
import { fromOf } from "../../../stacks/_settings/reading/follow";
import { readFile } from "../../../stacks/_settings/reading/readFile";
import { CakeError, exitCodes } from "../../system/errors";
import { destroy } from "../destroy/destroy";
import { holdPlace } from "../session/heldPlace";
import { runFolder, stackFolder } from "../model/paths";
import type { RunRequest } from "../session/request";
import type { RunResult } from "../model/results";

/** Throws a CakeError for an environment that is not a sandbox, or that another one follows. */
export function refuseDelete(root: string, { name, settings }: Place): void {
    if (settings.kind !== "sandbox") {
        throw new CakeError(
            `${name} is not a sandbox: its kind is ${settings.kind}.`,
            exitCodes.ruleViolated,
            `To destroy what is deployed of it: npm run destroy -- ${name}`,
        );
    }
    const followers = listEnvironments(root).filter(
        (other) => fromOf(readFile(root, `stacks/${other}/stack.yaml`).tree) === name,
    );
    if (followers.length === 0) return;
    throw new CakeError(
        `${followers.join(", ")} ${followers.length === 1 ? "follows" : "follow"} ${name}.`,
        exitCodes.ruleViolated,
        `Delete ${followers.length === 1 ? "it" : "them"} first: npm run sandbox -- delete ${followers[0] ?? ""}`,
    );
}

/**
 * Destroys a sandbox, and if nothing is left of it, removes the state of its stacks and its folder. It can be run again
 * wherever it was stopped: what was done is not done again.
 */
export async function deleteSandbox(request: RunRequest): Promise<RunResult> {
    const { paths } = request;
    const { name: environment } = request.environment;
    const place = request.environment.place();
    refuseDelete(paths.root, place);
    const result = await destroy(request);
    if (result.result !== "succeeded") {
        return { ...result, next: `npm run sandbox -- delete ${environment} --confirm=${environment}` };
    }
    await removeStacks(request, place);
    rmSync(runFolder(paths, environment), { recursive: true, force: true });
    removeFolder(stackFolder(paths, environment));
    return {
        ...result,
        files: [`stacks/${environment}`],
        next: "npm run sandbox -- list",
    };
}

async function removeStacks(request: RunRequest, place: Place): Promise<void> {
    const held = holdPlace(request, "delete", place);
    try {
        const engine = await held.engine();
        for (const layer of request.layers.toReversed()) await engine.remove(held.stateSpec(layer));
    } finally {
        held.release();
    }
}

/** The settings go last: as long as they are there, the rest can be deleted again. */
function removeFolder(folder: string): void {
    const settings = "stack.yaml";
    for (const name of readdirSync(folder)) {
        if (name !== settings) rmSync(join(folder, name), { recursive: true, force: true });
    }
    rmSync(join(folder, settings), { force: true });
    rmdirSync(folder);
}
