// Transpiles the TypeScript sources that changed into .build/, file by file and without type checks (those are `npm run types`).
import {
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const out = join(root, ".build");

/** The folders with the sources that the commands run. */
export const program = ["automation", "layers", "stacks"];

function files(folder, ending) {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return entry.name === "node_modules" ? [] : files(path, ending);
        return entry.name.endsWith(ending) && !entry.name.endsWith(".d.ts") ? [path] : [];
    });
}

function target(project, source) {
    return join(project, ".build", relative(project, source)).replace(/\.ts$/, ".js");
}

/** When each source was changed that is in .build/, by its path in the project; without those of which that is not known. */
function readRecord(project) {
    try {
        const record = Object.entries(JSON.parse(readFileSync(recordFile(project), "utf8")));
        const folders = new Set(readdirSync(join(project, ".build")));
        return Object.fromEntries(record.filter(([path]) => folders.has(path.split(sep)[0])));
    } catch {
        return {};
    }
}

function recordFile(project) {
    return join(project, ".build/sources.json");
}

function writeWhole(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
}

/** The packages that every command loads. Bundled into one file each, they load in a third of the time. */
const bundled = ["commander", "yaml", "zod"];

function versionOf(folder) {
    const file = join(folder, "package.json");
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

/** Bundles the packages into .build/node_modules/, where the transpiled files find them first. */
async function bundlePackages() {
    for (const name of bundled) {
        const version = versionOf(join(root, "node_modules", name));
        const folder = join(out, "node_modules", name);
        if (versionOf(folder) === version) continue;
        const { build: bundle } = await import("esbuild");
        const { outputFiles } = await bundle({
            stdin: { contents: `export * from "${name}";`, resolveDir: root },
            bundle: true,
            minify: true,
            // Names of classes are in messages: an error prints the name of its class.
            keepNames: true,
            platform: "node",
            target: "node20",
            format: "cjs",
            write: false,
        });
        writeWhole(join(folder, "index.js"), outputFiles[0].text);
        writeWhole(join(folder, "package.json"), JSON.stringify({ name, version, main: "index.js" }));
    }
}

/** Brings .build/ up to date with the sources in these folders; returns how many files were transpiled. */
export async function build(folders = [...program, "test"]) {
    await bundlePackages();
    return await transpile(root, folders);
}

/** Transpiles the changed sources in these folders of a project into its .build/, and removes the output of deleted ones; returns how many files were transpiled. */
export async function transpile(project, folders) {
    const targetOf = (source) => target(project, source);
    const isIn = (path) => folders.includes(path.split(sep)[0]);
    const before = readRecord(project);
    const all = folders.flatMap((folder) => files(join(project, folder), ".ts"));
    const now = Object.fromEntries(
        all.map((source) => [relative(project, source), statSync(source).mtimeMs]),
    );
    // Reading one record takes less time than looking at each file in .build/, and every command waits for it.
    const gone = Object.keys(before).filter((path) => isIn(path) && !(path in now));
    const stale = all.filter(
        (source) => before[relative(project, source)] !== now[relative(project, source)],
    );
    if (stale.length === 0 && gone.length === 0) return 0;
    removeOthers(project, folders, new Set(all.map(targetOf)));
    const { transform } = await import("esbuild");
    await Promise.all(
        stale.map(async (source) => {
            const built = targetOf(source);
            const { code, map } = await transform(readFileSync(source, "utf8"), {
                loader: "ts",
                format: "cjs",
                platform: "node",
                target: "node20",
                supported: { "dynamic-import": false },
                sourcemap: true,
                sourcefile: relative(dirname(built), source),
            });
            writeWhole(`${built}.map`, map);
            writeWhole(built, `${code}//# sourceMappingURL=${built.split("/").at(-1)}.map\n`);
        }),
    );
    const others = Object.entries(before).filter(([path]) => !isIn(path));
    writeWhole(recordFile(project), JSON.stringify({ ...Object.fromEntries(others), ...now }));
    return stale.length;
}

/** Removes what is in .build/ without a source: it would still be found. */
function removeOthers(project, folders, wanted) {
    for (const built of folders.flatMap((folder) => files(join(project, ".build", folder), ".js"))) {
        if (!wanted.has(built)) for (const path of [built, `${built}.map`]) rmSync(path, { force: true });
    }
}

// With a folder as argument: only the layers and stacks of the project there, such as those of another release.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
    const [, , project] = process.argv;
    await (project === undefined ? build() : transpile(resolve(project), ["layers", "stacks"]));
}
