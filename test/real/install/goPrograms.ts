import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CakeError, exitCodes } from "../../../automation/system/errors";
import { awaitLock } from "../../../automation/locks/awaitLock";
import { goCompile } from "../../../automation/engine/install/goCompile";
import { goTooOld } from "../../../automation/engine/install/goVersion";
import { cacheFolder } from "./cacheFolder";

/** Others on the machine go first. */
const niceness = 10;

/** Programs that one go.mod pins, and that are built together. */
export interface GoPrograms {
    /** Names the cache folder: `kubernetes`. */
    readonly name: string;
    /** What they are, for people: `the Kubernetes servers`. */
    readonly what: string;
    /** For people: `5 to 15 minutes`. */
    readonly takes: string;
    /** The module whose version stands for all. */
    readonly module: string;
    /** The folder of the go.mod. */
    readonly cwd: string;
    /** By the name of the binary, the package it is built from. */
    readonly programs: Readonly<Record<string, string>>;
    readonly linkerFlags: (version: string) => string;
}

/** The folder with the binaries; builds them where they are not there yet, with a sign of life every 15 s. */
export async function goPrograms(
    wanted: GoPrograms,
    onProgress: (text: string) => void,
    env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
    const pins = ["go.mod", "go.sum"].map((file) => readFileSync(join(wanted.cwd, file), "utf8"));
    const version = requiredVersion(pins[0] ?? "", wanted.module);
    const pinned = createHash("sha256").update(pins.join()).digest("hex").slice(0, 8);
    const folder = cacheFolder(wanted.name, `${version}-${pinned}`, env);
    const isThere = (): boolean =>
        Object.keys(wanted.programs).every((name) => existsSync(join(folder, name)));
    if (isThere()) return folder;
    const tooOld = await goTooOld(env, wanted.what);
    if (tooOld !== undefined) throw failed(wanted, `${tooOld}.`);
    const { release } = await awaitLock(`${folder}.lock`, {
        verb: "install",
        interval: 500,
        onWait: ({ pid }) => {
            onProgress(`Another process (pid ${pid}) builds ${wanted.what}; waiting for it …`);
        },
    });
    try {
        if (!isThere()) await build(wanted, folder, version, onProgress, env);
    } finally {
        release();
    }
    return folder;
}

/** The version of a module that the text of a go.mod requires, without the `v`. */
function requiredVersion(goMod: string, module: string): string {
    const words = goMod.split("\n").map((line) =>
        line
            .trim()
            .replace(/^require /, "")
            .split(" "),
    );
    const version = words.find(([path, word]) => path === module && word?.startsWith("v") === true)?.[1];
    if (version === undefined) throw new Error(`the go.mod does not require ${module}`);
    return version.slice(1);
}

async function build(
    { cwd, what, takes, programs, linkerFlags }: GoPrograms,
    folder: string,
    version: string,
    onProgress: (text: string) => void,
    env: NodeJS.ProcessEnv,
): Promise<void> {
    const draft = `${folder}.${process.pid}.tmp`;
    mkdirSync(draft, { recursive: true });
    const log = `${folder}.log`;
    const lines = createWriteStream(log);
    onProgress(`Building ${what} ${version} with Go; it takes ${takes}, and only this once. Log: ${log}`);
    try {
        const time = await goCompile({
            cwd,
            // Without cgo they need no C compiler.
            env: { ...env, CGO_ENABLED: "0" },
            what,
            programs: Object.values(programs),
            out: `${draft}/`,
            linkerFlags: linkerFlags(version),
            onProgress,
            onLine: (line) => lines.write(`${line}\n`),
            niceness,
        });
        for (const [name, path] of Object.entries(programs)) {
            renameSync(join(draft, builtName(path)), join(draft, name));
        }
        rmSync(folder, { recursive: true, force: true });
        renameSync(draft, folder);
        onProgress(`Built ${what} in ${time}: ${folder}`);
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw failed({ what }, `the build of ${what} with Go failed: ${why}. All of it is in ${log}.`, error);
    } finally {
        lines.end();
        rmSync(draft, { recursive: true, force: true });
    }
}

/** What Go calls the binary of a package: its last path segment that is no major version. */
function builtName(path: string): string {
    return path.split("/").findLast((segment) => !/^v\d+$/.test(segment)) ?? path;
}

function failed({ what }: Pick<GoPrograms, "what">, why: string, cause?: unknown): CakeError {
    const remedy =
        "Install Go 1.21 or newer (https://go.dev/dl/) and see to it that it reaches a module proxy (GOPROXY).";
    // The test runner shows the message alone.
    return new CakeError(`Cannot test against ${what}: ${why} ${remedy}`, exitCodes.error, remedy, { cause });
}
