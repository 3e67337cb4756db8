import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Layer } from "../../../layers/contract";

/**
 * Files and folders that a layer's program consists of, relative to the root: the layer's folder, and everything else
 * below layers/ that is not another layer. Every layer has a Pulumi.yaml in its folder.
 */
export function programFiles(root: string, { folder }: Pick<Layer, "folder">): readonly string[] {
    const shared = readdirSync(join(root, "layers")).filter(
        (name) =>
            !name.startsWith(".") &&
            name !== "README.md" &&
            !existsSync(join(root, "layers", name, "Pulumi.yaml")),
    );
    return [...shared, folder].map((name) => `layers/${name}`);
}
