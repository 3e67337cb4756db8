import type { Layer } from "../../../layers/contract";
import { listEnvironments, summariseEnvironment } from "../../../stacks/_settings/load/environments";
import { countsOf } from "../../diffs/model/counts";
import { readLayers } from "../../diffs/store/readLayers";
import { SettingsError } from "../../../stacks/_settings/load/errors";
import { CakeError } from "../../system/errors";
import { stackFolder, type Paths } from "../model/paths";
import { readDeployed, readLast } from "../model/records";
import type { EnvironmentStatus, LayerStatus } from "../model/results";
import { ownerText } from "../../locks/lockOwner";
import { lockOwner } from "../session/runLock";

/** What is deployed, pending and running in each environment; from files alone, without the engine. */
export function status(
    paths: Paths,
    layers: readonly Layer[],
    environments: readonly string[] = listEnvironments(paths.root),
): readonly EnvironmentStatus[] {
    return environments.map((name) => statusOf(paths, layers, name));
}

function statusOf(paths: Paths, layers: readonly Layer[], environment: string): EnvironmentStatus {
    const owner = lockOwner(paths, environment);
    const running =
        owner === undefined
            ? {}
            : { running: { verb: owner.verb, by: ownerText(owner), since: owner.since } };
    const unread = { environment, kind: "", cloud: "", protected: true, ...running, layers: [] };
    try {
        const { kind, cloud, isProtected } = summariseEnvironment(paths.root, environment);
        const about = { environment, kind, cloud, protected: isProtected, ...running };
        try {
            return { ...about, layers: layerStatuses(paths, layers, environment) };
        } catch (error) {
            return { ...about, layers: [], problem: problemOf(error) };
        }
    } catch (error) {
        return { ...unread, problem: problemOf(error) };
    }
}

/** What a user can mend; anything else is passed on. */
function problemOf(error: unknown): string {
    if (error instanceof SettingsError) {
        const [first] = error.problems;
        return first === undefined ? error.message : `${first.file}:${first.line}: ${first.message}`;
    }
    if (error instanceof CakeError) return error.message;
    throw error;
}

function layerStatuses(paths: Paths, layers: readonly Layer[], name: string): readonly LayerStatus[] {
    const deployed = readDeployed(paths, name);
    const last = readLast(paths, name);
    const stored = readLayers(stackFolder(paths, name));
    return layers.map(({ name: layer }) => {
        const pending = stored.find((file) => file.layer.layer === layer)?.layer;
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
