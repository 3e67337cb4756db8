import { z } from "zod";
import { CakeError, exitCodes } from "../../system/errors";

const locked = z.object({
    version: z.string().optional(),
    dependencies: z.record(z.string(), z.string()).optional(),
    optionalDependencies: z.record(z.string(), z.string()).optional(),
    peerDependencies: z.record(z.string(), z.string()).optional(),
});

const lockFile = z.object({ packages: z.record(z.string(), locked) });

type Packages = z.infer<typeof lockFile>["packages"];

/** The locked versions of some packages and of all their dependencies, by name. */
export type Locked = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a package-lock.json (docs.npmjs.com, "package-lock.json": `packages`, by the folder of each); empty if
 * there is no file. Throws a CakeError that names the file if it cannot be read.
 */
export function lockedVersions(text: string | undefined, roots: readonly string[], place: string): Locked {
    if (text === undefined) return new Map();
    const packages = parsePackages(text, place);
    const versions = new Map<string, Set<string>>();
    const seen = new Set<string>();
    const look = (from: string, name: string): void => {
        const folder = folderOf(packages, from, name);
        if (folder === undefined || seen.has(folder)) return;
        seen.add(folder);
        const {
            version = "linked",
            dependencies,
            optionalDependencies,
            peerDependencies,
        } = packages[folder] ?? {};
        versions.set(name, (versions.get(name) ?? new Set()).add(version));
        const below = { ...dependencies, ...optionalDependencies, ...peerDependencies };
        for (const one of Object.keys(below)) look(folder, one);
    };
    for (const name of roots) look("", name);
    return new Map([...versions].map(([name, some]) => [name, [...some].sort()]));
}

const inside = "node_modules/";

function parsePackages(text: string, place: string): Packages {
    try {
        return lockFile.parse(JSON.parse(text)).packages;
    } catch {
        throw new CakeError(
            `${place} has no \`packages\`: npm 7 or later did not write it.`,
            exitCodes.usage,
            "Write it again: npm install --package-lock-only",
        );
    }
}

/** Where Node finds a package that is asked for in a folder; undefined if it is not locked, as an optional one may be. */
function folderOf(packages: Packages, from: string, name: string): string | undefined {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf(`/${inside}`)))) {
        const found = `${folder === "" ? "" : `${folder}/`}${inside}${name}`;
        if (found in packages) return found;
        if (folder === "") return undefined;
    }
}

/** The packages with other locked versions now, one text each: `@pulumi/aws 7.48.0 → 7.49.0`. */
export function changedVersions(before: Locked, now: Locked): readonly string[] {
    const text = (versions: readonly string[] | undefined): string => versions?.join(" and ") ?? "none";
    return [...new Set([...before.keys(), ...now.keys()])]
        .sort()
        .map((name) => ({ name, old: text(before.get(name)), today: text(now.get(name)) }))
        .filter(({ old, today }) => old !== today)
        .map(({ name, old, today }) => `${name} ${old} → ${today}`);
}

/** The packages that a program's source imports: `@pulumi/aws` of `import { ec2 } from "@pulumi/aws/ec2"`. */
export function importedPackages(source: string): readonly string[] {
    const asked = source.matchAll(
        /\b(?:from|import|require)\s*\(?\s*["']((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^"']*)?["']/g,
    );
    return [...new Set([...asked].flatMap(([, name]) => name ?? []))];
}
