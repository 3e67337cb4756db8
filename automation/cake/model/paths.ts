import { join, resolve } from "node:path";
import { existsSync } from "node:fs";

/** The project's folder: the nearest one upwards that holds Pulumi.yaml and stacks/. */
export function projectRoot(from: string): string {
    for (let folder = resolve(from); ; folder = resolve(folder, "..")) {
        if (existsSync(join(folder, "Pulumi.yaml")) && existsSync(join(folder, "stacks"))) return folder;
        if (resolve(folder, "..") === folder) return resolve(from);
    }
}

/** Where a project keeps what is not in git: state of the default backend, the local cloud, locks, work folders. */
export interface Paths {
    readonly root: string;
    readonly hidden: string;
    readonly state: string;
    readonly localCloud: string;
    readonly passphrase: string;
}

/** The paths of the project at `root`. */
export function pathsOf(root: string): Paths {
    const hidden = join(root, ".cake");
    return {
        root,
        hidden,
        state: join(hidden, "state"),
        localCloud: join(hidden, "local-cloud"),
        passphrase: join(hidden, "passphrase"),
    };
}

/** The folder of an environment's settings and diffs. */
export function stackFolder(paths: Paths, environment: string): string {
    return join(paths.root, "stacks", environment);
}

/** The folder of an environment's locks, records and Pulumi work folders. */
export function runFolder(paths: Paths, environment: string): string {
    return join(paths.hidden, "environments", environment);
}
