import { join } from "node:path";
import { readIfThere } from "../../system/files";
import type { Paths } from "../model/paths";
import { importedPackages, changedVersions, lockedVersions } from "./lockedPackages";
import { fileAt, linesAt, releaseText, type Release } from "./release";

const file = "package-lock.json";

/** The packages that a release's layers depend on and that have another locked version now. */
export async function otherPackages(paths: Paths, release: Release): Promise<readonly string[]> {
    const before = await fileAt(paths, release, file);
    const now = readIfThere(join(paths.root, file));
    if (before === now) return [];
    const imported = importedPackages(await linesAt(paths, release, "from|import|require", "layers"));
    return changedVersions(
        lockedVersions(before, imported, `${file} of ${releaseText(release)}`),
        lockedVersions(now, imported, file),
    );
}
