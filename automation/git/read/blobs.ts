import type { Repository } from "../repository";
import { git } from "../runGit";

/** How many blobs one call reads: diffs can be large. */
const atOnce = 64;

/** The texts of blobs, by id; blobs that this clone does not have are left out. */
export async function readBlobs(
    { folder }: Repository,
    ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)];
    const texts = new Map<string, string>();
    for (let first = 0; first < wanted.length; first += atOnce) {
        const stdin = `${wanted.slice(first, first + atOnce).join("\n")}\n`;
        const bytes = await git(folder, ["cat-file", "--batch"], { stdin, bytes: true });
        for (const [id, text] of parse(bytes)) texts.set(id, text);
    }
    return texts;
}

/** `<id> blob <size>`, a line break, as many bytes, a line break; or `<id> missing`. */
function* parse(bytes: string): Generator<readonly [string, string]> {
    for (let position = 0; position < bytes.length;) {
        const end = bytes.indexOf("\n", position);
        const [id = "", , size] = bytes.slice(position, end).split(" ");
        position = end + 1;
        if (size === undefined) continue;
        yield [id, Buffer.from(bytes.slice(position, position + Number(size)), "latin1").toString("utf8")];
        position += Number(size) + 1;
    }
}
