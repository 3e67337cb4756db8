import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { awaitLock } from "../../../../automation/locks/awaitLock";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { root } from "../../../support/project";
import { cacheFolder } from "../../install/cacheFolder";

const requirements = join(root, "test", "real", "aws", "moto", "requirements.txt");
const signOfLife = 15_000;

/** What is installed: the commands `moto_server` and `aws`. */
export interface MotoCommands {
    readonly motoServer: string;
    readonly aws: string;
}

/** moto and the `aws` command as requirements.txt pins them, in a virtual environment outside of the project. */
export async function installMoto(onProgress: (text: string) => void): Promise<MotoCommands> {
    const text = readFileSync(requirements, "utf8");
    const version = /^moto==(\S+)$/m.exec(text)?.[1] ?? "unknown";
    const pinned = createHash("sha256").update(text).digest("hex").slice(0, 8);
    const folder = cacheFolder("moto", `${version}-${pinned}`);
    const complete = join(folder, "complete");
    const commands = { motoServer: join(folder, "bin", "moto_server"), aws: join(folder, "bin", "aws") };
    if (existsSync(complete)) return commands;
    const { release } = await awaitLock(`${folder}.lock`, {
        verb: "install",
        interval: 500,
        onWait: ({ pid }) => {
            onProgress(`Another process (pid ${pid}) installs moto; waiting for it …`);
        },
    });
    try {
        if (!existsSync(complete)) {
            await install(folder, version, onProgress);
            writeFileSync(complete, "");
        }
    } finally {
        release();
    }
    return commands;
}

async function install(folder: string, version: string, onProgress: (text: string) => void): Promise<void> {
    onProgress(`Installing moto ${version} into ${folder}; it takes 1 to 3 minutes, and only this once.`);
    const begin = Date.now();
    const timer = setInterval(() => {
        onProgress(`Still installing moto, for ${Math.round((Date.now() - begin) / 1000)} s …`);
    }, signOfLife);
    // Scripts in a virtual environment name its folder: it is made where it stays.
    rmSync(folder, { recursive: true, force: true });
    try {
        await run("python3", ["-m", "venv", folder]);
        const quiet = ["--quiet", "--disable-pip-version-check", "--no-input"];
        await run(join(folder, "bin", "python"), ["-m", "pip", "install", ...quiet, "-r", requirements]);
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new CakeError(
            `Cannot test against moto: ${why}`,
            exitCodes.error,
            "Install Python 3.10 or newer with venv, and see to it that pip reaches a package index.",
            { cause: error },
        );
    } finally {
        clearInterval(timer);
    }
    onProgress(`Installed moto in ${Math.round((Date.now() - begin) / 1000)} s.`);
}

async function run(command: string, args: readonly string[]): Promise<void> {
    await promisify(execFile)(command, args, { maxBuffer: 16 * 1024 * 1024 });
}
