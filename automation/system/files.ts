import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { CakeError, exitCodes } from "./errors";

/** The code of a file system error, `ENOENT`; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
    return error instanceof Error && "code" in error && typeof error.code === "string"
        ? error.code
        : undefined;
}

/** The text of a file; undefined if it does not exist. */
export function readIfThere(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        if (errorCode(error) === "ENOENT") return undefined;
        throw error;
    }
}

/** The names in a folder, sorted; empty if the folder does not exist. */
export function namesIn(folder: string): readonly string[] {
    return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Turns a refused write into an error that says what to do. */
export function notWritable(path: string, error: unknown): unknown {
    const code = errorCode(error);
    if (code === undefined || !["EACCES", "EPERM", "EROFS", "ENOSPC", "ENOTDIR"].includes(code)) return error;
    return new CakeError(
        `Cannot write ${path}: ${code}.`,
        exitCodes.error,
        code === "ENOSPC"
            ? "Free some disk space, then run the command again."
            : `Make ${dirname(path)} writable for you, then run the command again.`,
        { cause: error },
    );
}

const leftovers = new Set<string>();

/** Has a file or folder that must not stay removed when this process exits, even if it leaves in the middle of something. */
export function removeAtExit(path: string): void {
    if (leftovers.size === 0) {
        process.on("exit", () => {
            for (const leftover of leftovers) rmSync(leftover, { recursive: true, force: true });
        });
    }
    leftovers.add(path);
}
