import { blockSize, blockText, leastSize, shares, type Block } from "./blocks";

/** One part of a comment: what is always shown, and what a reader can unfold. */
export interface Section {
    readonly told: readonly Block[];
    readonly folded: readonly Block[];
}

/** Sections in at most so many characters. Folded parts are cut first; no section takes another one's share. */
export function sectionsText(sections: readonly Section[], room: number): string {
    const needed = sections.map(({ told, folded }) => sum(told.map(blockSize)) + sum(folded.map(leastSize)));
    const given = shares(needed, room);
    const wanted = sections.map(({ folded }) =>
        sum(folded.map((block) => blockSize(block) - leastSize(block))),
    );
    const extra = shares(wanted, room - sum(given));
    return sections
        .map((section, index) =>
            given[index] === needed[index]
                ? wholeText(section, extra[index] ?? 0)
                : cutText(section, given[index] ?? 0),
        )
        .join("");
}

function wholeText({ told, folded }: Section, extra: number): string {
    const least = folded.map(leastSize);
    const more = shares(
        folded.map((block, index) => blockSize(block) - (least[index] ?? 0)),
        extra,
    );
    return [
        ...told.map((block) => blockText(block, Infinity)),
        ...folded.map((block, index) => blockText(block, (least[index] ?? 0) + (more[index] ?? 0))),
    ].join("");
}

/** A section without room for all that is always shown: as much as fits, from its beginning. */
function cutText({ told, folded }: Section, room: number): string {
    let left = room;
    const texts = [...told, ...folded].map((block, index) => {
        const text = blockText(block, index < told.length ? left : Math.min(left, leastSize(block)));
        left -= text.length;
        return text;
    });
    return texts.join("");
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((all, one) => all + one, 0);
}
