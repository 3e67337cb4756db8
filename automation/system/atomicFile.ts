import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const temporary = /^\..+\.\d+\.tmp$/;

/** Puts a file in its place whole or not at all; leaves it alone where it says this already. Tells whether it wrote. */
export function writeWhole(path: string, text: string): boolean {
    if (existsSync(path) && readFileSync(path, "utf8") === text) return false;
    mkdirSync(dirname(path), { recursive: true });
    const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    try {
        writeFileSync(unfinished, text);
        renameSync(unfinished, path);
    } catch (error) {
        rmSync(unfinished, { force: true });
        throw error;
    }
    return true;
}

/** Removes what an interrupted `writeWhole` left in a folder. */
export function removeUnfinished(folder: string): void {
    for (const name of namesIn(folder)) if (temporary.test(name)) rmSync(join(folder, name), { force: true });
}

/** The names in a folder, sorted; none where it does not exist. */
export function namesIn(folder: string): readonly string[] {
    return existsSync(folder) ? readdirSync(folder).sort() : [];
}
