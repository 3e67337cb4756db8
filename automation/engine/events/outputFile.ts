import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { notWritable } from "../../system/files";

/** A file without a name for the output of a process. Unlike a pipe it does not break when its reader is killed. */
export class OutputFile {
    readonly descriptor: number;

    /** Makes the file in a folder and removes its name there. Throws a `CakeError` if the folder is not writable. */
    constructor(folder: string) {
        const file = join(folder, `output-${randomUUID()}`);
        try {
            this.descriptor = openSync(file, "wx+", 0o600);
            rmSync(file);
        } catch (error) {
            throw notWritable(file, error);
        }
    }

    /** The end of the output, at most `most` bytes. */
    read(most = Infinity): string {
        const { size } = fstatSync(this.descriptor);
        const bytes = Buffer.alloc(Math.min(size, most));
        const read = readSync(this.descriptor, bytes, 0, bytes.length, size - bytes.length);
        return bytes.toString("utf8", 0, read);
    }

    close(): void {
        closeSync(this.descriptor);
    }
}
