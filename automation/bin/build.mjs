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
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const out = join(root, ".build");

/** The folders with what the commands run. */
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

function isStale(source, built) {
    const made = statSync(built, { throwIfNoEntry: false });
    return made === undefined || made.mtimeMs < statSync(source).mtimeMs;
}

function writeWhole(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
}

/** Packages that every command loads. As one file each, they take a third of the time to load. */
const bundled = ["commander", "yaml", "zod"];

function versionOf(folder) {
    const file = join(folder, "package.json");
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

/** Puts the packages into .build/node_modules/, where what is in .build/ finds them first. */
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

/** Transpiles what changed in these folders of a project into its .build/; returns how many files that were. */
export async function transpile(project, folders) {
    const targetOf = (source) => target(project, source);
    const all = folders.flatMap((folder) => files(join(project, folder), ".ts"));
    const wanted = new Set(all.map(targetOf));
    for (const built of folders.flatMap((folder) => files(join(project, ".build", folder), ".js"))) {
        if (!wanted.has(built)) for (const path of [built, `${built}.map`]) rmSync(path, { force: true });
    }
    const stale = all.filter((source) => isStale(source, targetOf(source)));
    if (stale.length === 0) return 0;
    const { transform } = await import("esbuild");
    await Promise.all(
        stale.map(async (source) => {
            const built = targetOf(source);
            const { code, map } = await transform(readFileSync(source, "utf8"), {
                loader: "ts",
                format: "cjs",
                platform: "node",
                target: "node20",
                // Closures that Pulumi shows in messages keep their names.
                keepNames: false,
                supported: { "dynamic-import": false },
                sourcemap: true,
                sourcefile: relative(dirname(built), source),
            });
            writeWhole(`${built}.map`, map);
            writeWhole(built, `${code}//# sourceMappingURL=${built.split("/").at(-1)}.map\n`);
        }),
    );
    return stale.length;
}

// With a folder: what another release's layers are made of, in a project there.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
    const [, , project] = process.argv;
    await (project === undefined ? build() : transpile(resolve(project), ["layers", "stacks"]));
}
