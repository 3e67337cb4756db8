import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";

/** What a source of Flux holds: the YAML texts below a path, and a revision of all of them. */
export interface Fixture {
    readonly revision: string;
    /** Undefined where the source has no such path. */
    texts(path: string): readonly string[] | undefined;
}

const manifests = /\.(ya?ml|json)$/;

/** Files below a folder in order, without kustomization.yaml: what Flux makes one from where there is none. */
function filesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => manifests.test(file) && !/(^|\/)kustomization\.ya?ml$/.test(file))
        .map((file) => join(folder, file))
        .filter((file) => statSync(file).isFile())
        .sort();
}

function digestOf(files: readonly string[]): string {
    const hash = createHash("sha1");
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
    return hash.digest("hex");
}

/**
 * Reads what a source holds from the folder of fixtures: `<name>.yaml` whatever the path, or a folder `<name>` with
 * manifests in it. Undefined where there is neither.
 */
export function readFixture(fixtures: string, name: string, branch: string): Fixture | undefined {
    const file = join(fixtures, `${name}.yaml`);
    if (existsSync(file)) {
        return {
            revision: `${branch}@sha1:${digestOf([file])}`,
            texts: () => [readFileSync(file, "utf8")],
        };
    }
    const folder = join(fixtures, name);
    if (!existsSync(folder)) return undefined;
    return {
        revision: `${branch}@sha1:${digestOf(filesIn(folder))}`,
        texts: (path) => {
            const wanted = join(folder, normalize(`/${path}`));
            return existsSync(wanted) ? filesIn(wanted).map((each) => readFileSync(each, "utf8")) : undefined;
        },
    };
}
