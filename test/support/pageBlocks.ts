import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./project";

/** A code block of a page, and the file that the paragraph before it is about. */
export interface PageBlock {
    /** Relative to the project. */
    readonly file: string;
    readonly code: string;
    /** Whether the block is added to the file rather than being all of it. */
    readonly atEnd: boolean;
}

const block = /(?<before>[^\n]+)\n\n```(?:ts|yaml)\n(?<code>[^]*?)```/g;
const path = /`((?:layers|stacks)\/[^`]+\.\w+)`/;

/** The code blocks below a heading of a page of this project. Throws if one of them does not say which file it is for. */
export function pageBlocks(page: string, heading: string): readonly PageBlock[] {
    const text = readFileSync(join(root, page), "utf8");
    const start = text.indexOf(`\n${heading}\n`);
    if (start < 0) throw new Error(`${page} has no heading ${JSON.stringify(heading)}`);
    const level = /^#+/.exec(heading)?.[0] ?? "";
    const [chapter = ""] = text.slice(start + heading.length + 2).split(new RegExp(`^${level} `, "m"));
    return [...chapter.matchAll(block)].map(({ groups: { before = "", code = "" } = {} }) => {
        const file = path.exec(before)?.[1];
        if (file === undefined) throw new Error(`${page}: for which file is the code after ${before}`);
        return { file, code, atEnd: before.includes("at the end of") };
    });
}

/** Writes the blocks into a copy of this project. */
export function applyBlocks(project: string, blocks: readonly PageBlock[]): void {
    for (const { file, code, atEnd } of blocks) {
        const target = join(project, file);
        if (atEnd && existsSync(target)) {
            appendFileSync(target, `\n${code}`);
            continue;
        }
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, code);
    }
}
