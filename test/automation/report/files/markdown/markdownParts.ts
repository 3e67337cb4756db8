import { expect } from "chai";

/** A Markdown text taken apart. */
export interface MarkdownParts {
    /** Lines outside fenced blocks. */
    readonly prose: readonly string[];
    /** The lines of each fenced block. */
    readonly fenced: readonly (readonly string[])[];
}

/** Takes a comment apart as CommonMark does (4.5, fenced code blocks); fails where a fence or a fold stays open. */
export function markdownParts(text: string): MarkdownParts {
    const prose: string[] = [];
    const fenced: string[][] = [];
    let fence: string | undefined;
    let folds = 0;
    for (const line of text.split(/\r\n|\n|\r/)) {
        const marks = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line);
        if (fence !== undefined) {
            const isEnd = marks?.[1]?.startsWith(fence) === true && (marks[2] ?? "").trim() === "";
            if (isEnd) fence = undefined;
            else fenced.at(-1)?.push(line);
            continue;
        }
        if (marks !== null) {
            fence = marks[1];
            fenced.push([]);
            continue;
        }
        if (line === "<details>") folds += 1;
        if (line === "</details>") folds -= 1;
        expect(folds, "folds that are open").to.be.within(0, 1);
        prose.push(line);
    }
    expect(fence, "a fence that is open").to.equal(undefined);
    expect(folds, "folds that are open").to.equal(0);
    return { prose, fenced };
}

/** What is left of prose without its code: words that are ours, and names that mean nothing else. */
export function withoutCode(line: string): string {
    return line.replace(/`[^`]+`/g, "").replace(/<code>[^<>`|\\@]*<\/code>/g, "");
}
