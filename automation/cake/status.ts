import { layerNames } from "../../layers/cake";
import { listEnvironments, summariseEnvironment } from "../../stacks/environments";
import { countsOf } from "../diffs/counts";
import { readDiff } from "../diffs/store";
import { CakeError } from "../errors";
import { stackFolder, type Paths } from "./paths";
import { readDeployed, readLast } from "./records";
import type { EnvironmentStatus, LayerStatus } from "./results";
import { lockOwner, ownerText } from "./runLock";

/** What is deployed, pending and running in each environment; from files alone, without the engine. */
export function status(
    paths: Paths,
    environments: readonly string[] = listEnvironments(paths.root),
): readonly EnvironmentStatus[] {
    return environments.map((name) => statusOf(paths, name));
}

function statusOf(paths: Paths, name: string): EnvironmentStatus {
    const { kind, cloud, isProtected } = summariseEnvironment(paths.root, name);
    const about = { environment: name, kind, cloud, protected: isProtected };
    const owner = lockOwner(paths, name);
    const running =
        owner === undefined
            ? {}
            : { running: { verb: owner.verb, by: ownerText(owner), since: owner.since } };
    try {
        return { ...about, ...running, layers: layerStatuses(paths, name) };
    } catch (error) {
        if (!(error instanceof CakeError)) throw error;
        return { ...about, ...running, layers: [], problem: error.message };
    }
}

function layerStatuses(paths: Paths, name: string): readonly LayerStatus[] {
    const deployed = readDeployed(paths, name);
    const last = readLast(paths, name);
    const diff = readDiff(stackFolder(paths, name));
    return layerNames.map((layer) => {
        const pending = diff?.layers.find((one) => one.layer === layer);
        const up = deployed[layer];
        const run = last[layer];
        return {
            layer,
            ...(up === undefined ? {} : { deployed: up }),
            ...(pending === undefined || pending.changes.length === 0 ? {} : { pending: countsOf(pending) }),
            ...(run === undefined ? {} : { last: run }),
        };
    });
}
