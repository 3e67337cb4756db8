import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CakeError, exitCodes } from "./errors";

/** The code of a file system error, `ENOENT`; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
    return error instanceof Error && "code" in error && typeof error.code === "string"
        ? error.code
        : undefined;
}

/** The text of a file; undefined where there is none. */
export function readIfThere(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        if (errorCode(error) === "ENOENT") return undefined;
        throw error;
    }
}

/** Writes a file whole or not at all. A folder that cannot be written to is the user's to mend. */
export function writeAtomically(path: string, text: string, mode = 0o644): void {
    const temporary = `${path}.${process.pid.toString()}.tmp`;
    try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(temporary, text, { mode });
        renameSync(temporary, path);
    } catch (error) {
        rmSync(temporary, { force: true });
        throw notWritable(path, error);
    }
}

/** Writes a file whole, unless there is one: of several processes that try, the first one has written it for all. */
export function writeOnce(path: string, text: string, mode = 0o644): void {
    const draft = `${path}.${process.pid.toString()}.tmp`;
    try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(draft, text, { mode });
        // Unlike a rename, a link fails where there is a file.
        linkSync(draft, path);
    } catch (error) {
        if (errorCode(error) !== "EEXIST") throw notWritable(path, error);
    } finally {
        rmSync(draft, { force: true });
    }
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

/** Has a file or folder that must not stay removed when this process exits, also where it leaves in the middle of something. */
export function removeAtExit(path: string): void {
    if (leftovers.size === 0) {
        process.on("exit", () => {
            for (const leftover of leftovers) rmSync(leftover, { recursive: true, force: true });
        });
    }
    leftovers.add(path);
}
