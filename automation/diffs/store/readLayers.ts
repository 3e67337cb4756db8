import { readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { namesIn } from "../../system/files";
import { decodeLayer, type LayerFile } from "./layerFile";

/** The file of a layer in the stored diff of an environment's folder. */
export function layerPath(folder: string, layer: string): string {
    return join(folder, "diff", `${layer}.json`);
}

/** The layers that have a file in the stored diff. */
export function storedLayerNames(folder: string): readonly string[] {
    return namesIn(join(folder, "diff")).flatMap((name) => /^([^.].*)\.json$/.exec(name)?.[1] ?? []);
}

/** Reads the layers of the stored diff in an environment's folder, bottom first, but for one. Throws `UnreadableDiff`. */
export function readLayers(folder: string, except?: string): readonly LayerFile[] {
    const files = storedLayerNames(folder)
        .filter((layer) => layer !== except)
        .map((layer) => {
            const path = layerPath(folder, layer);
            const content = readFileSync(path, "utf8");
            return decodeLayer(content, relative(process.cwd(), path), basename(folder), layer);
        });
    return files.toSorted((one, other) => one.position - other.position);
}
