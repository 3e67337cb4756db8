import { randomInt } from "node:crypto";
import type { JsonMap } from "../model/json";

const classes = [
    ["numeric", "minNumeric", "0123456789"],
    ["lower", "minLower", "abcdefghijklmnopqrstuvwxyz"],
    ["upper", "minUpper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    ["special", "minSpecial", "!@#$%&*()-_=+[]{}<>:?"],
] as const;

function pick(from: string): string {
    return from[randomInt(from.length)] ?? "";
}

function shuffled(characters: string[]): string {
    for (let last = characters.length - 1; last > 0; last -= 1) {
        const other = randomInt(last + 1);
        [characters[last], characters[other]] = [characters[other] ?? "", characters[last] ?? ""];
    }
    return characters.join("");
}

/** The options of RandomString and RandomPassword that the provider fills in. */
export const characterDefaults: JsonMap = {
    lower: true,
    minLower: 0,
    minNumeric: 0,
    minSpecial: 0,
    minUpper: 0,
    numeric: true,
    special: true,
    upper: true,
};

/** A random text of the wanted length and kinds of characters, with at least so many of each. */
export function randomText(inputs: JsonMap): string {
    const special = typeof inputs.overrideSpecial === "string" ? inputs.overrideSpecial : classes[3][2];
    const wanted = classes.map(([name, least, characters]) => ({
        isWanted: inputs[name] !== false,
        least: Number(inputs[least] ?? 0),
        characters: name === "special" ? special : characters,
    }));
    const all = wanted.map(({ isWanted, characters }) => (isWanted ? characters : "")).join("");
    const result = wanted.flatMap(({ least, characters }) =>
        Array.from({ length: least }, () => pick(characters)),
    );
    while (result.length < Number(inputs.length)) result.push(pick(all));
    return shuffled(result);
}
