import { join } from "node:path";
import { readIfThere } from "../../system/files";
import type { Paths } from "../model/paths";
import { importedPackages, lockedOtherwise, lockedVersions } from "./lockedPackages";
import { fileAt, linesAt, releaseText, type Release } from "./release";

const file = "package-lock.json";

/** The packages of a release's layers, and what those depend on, that are locked otherwise now than in it. */
export async function otherPackages(paths: Paths, release: Release): Promise<readonly string[]> {
    const before = await fileAt(paths, release, file);
    const now = readIfThere(join(paths.root, file));
    if (before === now) return [];
    const imported = importedPackages(await linesAt(paths, release, "from|import|require", "layers"));
    return lockedOtherwise(
        lockedVersions(before, imported, `${file} of ${releaseText(release)}`),
        lockedVersions(now, imported, file),
    );
}
