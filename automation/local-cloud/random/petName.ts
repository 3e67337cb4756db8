import { randomInt } from "node:crypto";

const adverbs = ["boldly", "calmly", "fairly", "gladly", "kindly", "neatly", "quickly", "warmly"];
const adjectives = [
    "brave",
    "clever",
    "eager",
    "fancy",
    "gentle",
    "happy",
    "lively",
    "noble",
    "proud",
    "quiet",
];
const animals = [
    "badger",
    "crane",
    "dolphin",
    "falcon",
    "gecko",
    "heron",
    "lynx",
    "otter",
    "panda",
    "wombat",
];

function pick(words: readonly string[]): string {
    return words[randomInt(words.length)] ?? "";
}

/** A name of so many words, the last of them an animal. */
export function petName(length: number, separator: string, prefix: string): string {
    const words = [pick(animals)];
    if (length > 1) words.unshift(pick(adjectives));
    while (words.length < length) words.unshift(pick(adverbs));
    return (prefix === "" ? words : [prefix, ...words]).join(separator);
}
