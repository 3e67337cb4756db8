import {
    closeSync,
    existsSync,
    fsyncSync,
    linkSync,
    mkdirSync,
    openSync,
    renameSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode, namesIn, notWritable, readIfThere } from "./files";

const draftName = /^\..+\.\d+\.tmp$/;

/** What the umask leaves of this. */
const usualMode = 0o666;

/** Writes a file whole or not at all, also if the machine loses its power. A link is replaced, not followed. */
export function writeAtomically(path: string, text: string, mode = usualMode): void {
    withDraft(path, text, mode, (draft) => {
        renameSync(draft, path);
    });
}

/** Writes a file like `writeAtomically`; leaves it alone if it says this already. Tells whether it wrote. */
export function writeIfChanged(path: string, text: string): boolean {
    if (readIfThere(path) === text) return false;
    writeAtomically(path, text);
    return true;
}

/** Writes a file whole, unless it exists: of several processes that try, the first one has written it for all. */
export function writeOnce(path: string, text: string, mode = usualMode): void {
    withDraft(path, text, mode, (draft) => {
        try {
            // Unlike a rename, a link fails if the file exists.
            linkSync(draft, path);
        } catch (error) {
            if (errorCode(error) !== "EEXIST") throw error;
        }
    });
}

/** Removes the drafts that interrupted writes left in a folder. */
export function removeDrafts(folder: string): void {
    for (const name of namesIn(folder)) if (draftName.test(name)) rmSync(join(folder, name), { force: true });
}

/** Git ignores the draft by its name. A folder that cannot be written to is the user's to mend. */
function withDraft(path: string, text: string, mode: number, use: (draft: string) => void): void {
    const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    try {
        mkdirSync(dirname(path), { recursive: true });
        const descriptor = openSync(draft, "w", mode);
        try {
            writeFileSync(descriptor, text);
            fsyncSync(descriptor);
        } finally {
            closeSync(descriptor);
        }
        use(draft);
    } catch (error) {
        throw notWritable(path, error);
    } finally {
        if (existsSync(draft)) rmSync(draft);
    }
}
