import { existsSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { notWritable } from "../../system/files";
import { removeDrafts, writeIfChanged } from "../../system/atomicFile";
import { namesIn } from "../../system/files";
import { countsOf, hasChanges } from "../model/counts";
import { encodeLayer, UnreadableDiff, type LayerFile } from "./layerFile";
import { layerPath, readLayers, storedLayerNames } from "./readLayers";
import type { EnvironmentDiff } from "../model/model";
import { changesText } from "../text/changesText";

/** What is stored of a layer besides its changes. */
export type LayerSource = Pick<LayerFile, "fingerprint" | "refreshed" | "outputs">;

/** An environment's diff as it is stored in the repository: only layers with changes, bottom first. */
export interface StoredDiff extends EnvironmentDiff {
    /** By layer. */
    readonly sources: Readonly<Record<string, LayerSource>>;
    /** Whether changes.txt agrees with the layers' files; after an edit or a merge of two diffs it does not. */
    readonly text: "current" | "missing" | "differs";
}

/**
 * Stores a diff in an environment's folder (`stacks/<environment>`) as changes.txt and diff/<layer>.json, and removes
 * the files of an earlier diff. Files that are up to date stay untouched. Returns the paths of the files that were
 * written or removed.
 */
export function writeDiff(
    folder: string,
    diff: EnvironmentDiff,
    sources: Readonly<Record<string, LayerSource>>,
): readonly string[] {
    const files = diff.layers.flatMap((layer, position): LayerFile[] => {
        if (!hasChanges(countsOf(layer))) return [];
        const source = sources[layer.layer];
        if (source === undefined) throw new Error(`The diff of ${layer.layer} has no fingerprint`);
        return [{ environment: diff.environment, position, ...sourceOf(source), layer }];
    });
    return store(folder, diff.environment, files);
}

/** Reads the stored diff in an environment's folder; undefined if nothing is stored. Throws `UnreadableDiff`. */
export function readDiff(folder: string): StoredDiff | undefined {
    const environment = basename(folder);
    const files = readLayers(folder);
    const path = join(folder, "changes.txt");
    const text = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (files.length === 0 && text === undefined) return undefined;
    const diff = diffOf(environment, files);
    const isCurrent = files.length > 0 && text === changesText(diff);
    return {
        ...diff,
        sources: Object.fromEntries(files.map((file) => [file.layer.layer, sourceOf(file)])),
        text: text === undefined ? "missing" : isCurrent ? "current" : "differs",
    };
}

/**
 * Removes a deployed or destroyed layer from the stored diff. Returns the paths of the files that were written or
 * removed. If the files of other layers cannot be read they stay as they are, and the next reader reports them: the work
 * on this layer is done and must not fail because of them.
 */
export function removeLayer(folder: string, layer: string): readonly string[] {
    const hasDiff = storedLayerNames(folder).length > 0 || existsSync(join(folder, "changes.txt"));
    if (!hasDiff) return [];
    try {
        return store(folder, basename(folder), readLayers(folder, layer));
    } catch (error) {
        const path = layerPath(folder, layer);
        if (!(error instanceof UnreadableDiff)) throw error;
        if (!existsSync(path)) return [];
        rmSync(path);
        return [path];
    }
}

/** Writes layers first and then the text: after an interruption in between the text differs and shows it. */
function store(folder: string, environment: string, files: readonly LayerFile[]): readonly string[] {
    const textPath = join(folder, "changes.txt");
    const changed: string[] = [];
    const put = (path: string, text: string): void => {
        if (writeIfChanged(path, text)) changed.push(path);
    };
    const drop = (path: string): void => {
        if (!existsSync(path)) return;
        rmSync(path);
        changed.push(path);
    };
    try {
        for (const place of [folder, join(folder, "diff")]) removeDrafts(place);
        for (const file of files) put(layerPath(folder, file.layer.layer), encodeLayer(file));
        const kept = new Set(files.map(({ layer }) => layer.layer));
        for (const layer of storedLayerNames(folder)) if (!kept.has(layer)) drop(layerPath(folder, layer));
        if (files.length === 0) drop(textPath);
        else put(textPath, changesText(diffOf(environment, files)));
        removeIfEmpty(join(folder, "diff"));
    } catch (error) {
        throw notWritable(folder, error);
    }
    return changed;
}

function sourceOf({ fingerprint, refreshed, outputs }: LayerSource): LayerSource {
    return { fingerprint, ...(refreshed === undefined ? {} : { refreshed }), outputs };
}

function diffOf(environment: string, files: readonly LayerFile[]): EnvironmentDiff {
    return { environment, layers: files.map(({ layer }) => layer) };
}

function removeIfEmpty(folder: string): void {
    if (existsSync(folder) && namesIn(folder).length === 0) rmdirSync(folder);
}
