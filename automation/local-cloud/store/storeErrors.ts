import { LocalCloudError } from "../errors";
import { lostLine } from "./journalLine";

/** For a journal with a line that does not match its checksum. Nothing was changed. */
export function damagedJournal(file: string, line: number): LocalCloudError {
    return new LocalCloudError(
        `The local cloud's store is damaged: ${file}:${line} does not match its checksum. Nothing was changed.`,
        `Restore the file from a backup (journal.previous beside it may be one), ` +
            `or give up this one change: sed -i '${line}s/.*/${lostLine}/' '${file}'`,
        { cause: { file, line } },
    );
}

/** For a journal that this version cannot read. Nothing was changed. */
export function unknownJournal(file: string): LocalCloudError {
    return new LocalCloudError(
        `The local cloud's store has a format that this version does not know: ${file}:1. Nothing was changed.`,
        `Use the version that wrote it, or move the file away to begin with an empty account.`,
    );
}

/** For a folder that cannot be made or written. */
export function unwritableStore(folder: string, cause: unknown): LocalCloudError {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new LocalCloudError(
        `The local cloud cannot write its store in ${folder}: ${why}`,
        "Make the folder writable and see that its disk has space, or choose another one.",
        { cause },
    );
}
