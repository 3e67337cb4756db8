import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sourceReader, type SourceFile } from "./sourceFile";

/** What breaks the convention that every source file with logic has its test; each as a sentence, sorted. */
export interface Mirroring {
    readonly untested: readonly string[];
    readonly wronglyNamed: readonly string[];
}

const sources = ["automation", "layers", "stacks"];
/** The local cloud is a package of its own, with its tests in its folder. */
const localCloud = "automation/local-cloud/";

/**
 * Looks for source files with logic that have no test at the mirrored path (`test/automation/git/runGit.test.ts` of
 * `automation/git/runGit.ts`) and are not named in a line `// Covers: one.ts, other.ts` at the top of a test in the
 * mirrored folder; and for names of files that do not exist or that the test does not import, directly or through others.
 */
export function mirroring(root: string): Mirroring {
    const read = sourceReader(root);
    const all = sources.flatMap((folder) => filesIn(root, folder));
    const tests = [...all, ...filesIn(root, "test")].filter((path) => path.endsWith(".test.ts"));
    const named = new Set<string>();
    const wronglyNamed: string[] = [];
    for (const test of tests) {
        const reached = reachedFrom(test, read);
        for (const path of coveredBy(root, test)) {
            if (dirname(path) !== mirroredFolder(test) || !existsSync(join(root, path))) {
                wronglyNamed.push(`${test} names ${path}, which is no file of the folder that it mirrors.`);
            } else if (!reached.has(path)) {
                wronglyNamed.push(`${test} names ${path}, which it does not import.`);
            } else named.add(path);
        }
    }
    const untested = all
        .filter((path) => !path.startsWith(`${localCloud}test/`) && read(path).hasLogic)
        .filter((path) => !named.has(path) && !existsSync(join(root, testOf(path))))
        .map((path) => `${path} has no ${testOf(path)}, and no test in that folder names it.`);
    return { untested: untested.sort(), wronglyNamed: wronglyNamed.sort() };
}

function filesIn(root: string, folder: string): readonly string[] {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .map((path) => join(folder, path))
        .filter((path) => /(?<!\.d)\.(ts|mjs)$/.test(path) && !path.includes("node_modules"));
}

function testOf(source: string): string {
    const test = source.replace(/\.(ts|mjs)$/, ".test.ts");
    return test.startsWith(localCloud) ? test.replace(localCloud, `${localCloud}test/`) : `test/${test}`;
}

function mirroredFolder(test: string): string {
    return dirname(test).replace(/^test\/|(?<=^automation\/local-cloud)\/test(?=$|\/)/, "");
}

/** The source files that the lines at the top of a test name. */
function coveredBy(root: string, test: string): readonly string[] {
    const lines = readFileSync(join(root, test), "utf8").matchAll(/^\/\/ Covers: (.*)$/gm);
    const names = [...lines].flatMap(([, line = ""]) => line.split(",").map((name) => name.trim()));
    return names.filter((name) => name !== "").map((name) => join(mirroredFolder(test), name));
}

/** Every file of the project that runs when a test runs. */
function reachedFrom(test: string, read: (path: string) => SourceFile): ReadonlySet<string> {
    const reached = new Set<string>([test]);
    // A set goes on with what is added to it meanwhile.
    for (const path of reached) for (const loaded of read(path).loads) reached.add(loaded);
    return reached;
}
