import { assignmentsIn, base64Inside } from "./insideText";
import { keyIn } from "./keyFormats";
import {
    changedSecretText,
    secretText,
    unknownText,
    type Change,
    type DiffValue,
} from "../diffs/model/model";
import { pathSteps, type PathStep } from "../diffs/model/propertyPath";
import { isPublic, isRandom } from "./randomText";
import { hintOfName, hintOfPath, type SecretHint } from "./secretNames";
import { jsonInside } from "../diffs/text/valueText";

/** A value that looks like a secret, and its place. The value must not leave this folder. */
export interface Find {
    readonly steps: readonly PathStep[];
    readonly why: string;
    readonly value: string;
}

/** How deep texts within texts are searched: people do not nest them deeper. */
const deepest = 4;

/** Shorter texts are not keys, and cannot be told apart from names. */
const shortest = 8;

const masks: ReadonlySet<string> = new Set([unknownText, secretText, changedSecretText]);

/** Searches one change for values that look like secrets; the constructor does the search. */
export class SecretSearch {
    readonly finds: Find[] = [];
    /** The steps to the current value. */
    readonly #steps: PathStep[] = [];

    constructor(change: Change) {
        const { type, id, name, properties } = change;
        this.#below("name", () => this.#key(name));
        // The id of an access key is its public part.
        if (id !== undefined && !type.startsWith("aws:iam/accessKey:")) {
            this.#below("id", () => this.#key(id));
        }
        const isSecret = /^kubernetes:core\/v1:Secret(?:Patch)?$/.test(type);
        const names = namesBeside(change);
        for (const property of properties) {
            const steps = pathSteps(property.path);
            const outer = steps.slice(0, -1);
            const last = steps.at(-1) ?? "";
            const hint = last === "value" ? names.get(JSON.stringify(outer)) : undefined;
            const isData = isSecret && isDataKey(steps[0]);
            this.#steps.push(...outer);
            this.#below(last, () => {
                for (const side of [property.old, property.new]) {
                    if (side !== undefined) this.#look(side, { hint, isData, depth: 0 });
                }
            });
            this.#steps.length = 0;
        }
    }

    #look(value: DiffValue, place: Place): void {
        if (typeof value === "string") this.#text(value, place);
        else if (typeof value === "object" && value !== null) this.#parts(value, place);
    }

    #parts(value: object, { isData, depth }: Place): void {
        const isList = Array.isArray(value);
        const members = value as Readonly<Record<string, DiffValue>>;
        const name = isList ? undefined : (members.name ?? members.key);
        const hint = typeof name === "string" ? hintOfName(name) : undefined;
        const isSecret = !isList && members.kind === "Secret";
        for (const [key, member] of Object.entries(members)) {
            const place = {
                hint: key === "value" ? hint : undefined,
                isData: isData || (isSecret && isDataKey(key)),
                depth,
            };
            this.#below(isList ? Number(key) : key, () => {
                this.#look(member, place);
            });
        }
    }

    #text(text: string, place: Place): void {
        if (text.length < shortest || masks.has(text)) return;
        const hint = place.hint ?? hintOfPath(this.#steps) ?? (place.isData ? "secret" : undefined);
        const inner = { ...place, depth: place.depth + 1 };
        if (inner.depth < deepest) {
            const structure = jsonInside(text);
            if (structure !== undefined) {
                this.#look(structure, inner);
                return;
            }
            const plain = base64Inside(text, hint === undefined ? 20 : shortest);
            if (plain !== undefined) {
                const before = this.finds.length;
                this.#text(plain, { ...inner, hint });
                // In base64 every text looks random, and in a Secret every value is in base64.
                if (this.finds.length > before || place.isData || isPublic(plain)) return;
            }
        }
        if (this.#key(text)) return;
        if (hint !== undefined && isRandom(text, hint)) this.#random(text, hint);
        else this.#assignments(text, inner);
    }

    /** Searches the assignments in a text that is not JSON. */
    #assignments(text: string, place: Place): void {
        if (place.depth >= deepest) return;
        for (const { name, value, isSecretData } of assignmentsIn(text)) {
            const hint = hintOfName(name) ?? (isSecretData ? "secret" : undefined);
            const plain = base64Inside(value, hint === undefined ? 20 : shortest);
            this.#below(name, () => {
                if (plain !== undefined && (this.#key(plain) || isPublic(plain))) return;
                if (hint === undefined) return;
                const judged = isSecretData ? (plain ?? value) : value;
                if (isRandom(judged, hint)) this.#random(value, hint);
            });
        }
    }

    #key(text: string): boolean {
        const found = keyIn(text);
        if (found !== undefined) this.#find(`looks like ${found.what}`, found.key);
        return found !== undefined;
    }

    #random(value: string, hint: SecretHint): void {
        this.#find(`is a random text, and its place says that it is a ${hint}`, value);
    }

    #find(why: string, value: string): void {
        this.finds.push({ steps: [...this.#steps], why, value });
    }

    /** Searches one step further down; also the key itself may be a secret. */
    #below(step: PathStep, look: () => void): void {
        this.#steps.push(step);
        if (typeof step === "string" && step.length >= 16) this.#key(step);
        look();
        this.#steps.pop();
    }
}

/** What the surroundings of a value say about it. */
interface Place {
    /** What the name beside it hints at. */
    readonly hint: SecretHint | undefined;
    /** Whether it is in the data of a Kubernetes Secret. */
    readonly isData: boolean;
    /** How many texts are around it. */
    readonly depth: number;
}

function isDataKey(step: PathStep | undefined): boolean {
    return step === "data" || step === "stringData";
}

/** The hints of names that are properties beside a `value`, by the steps of the object that has both. */
function namesBeside({ properties }: Change): ReadonlyMap<string, SecretHint> {
    const names = new Map<string, SecretHint>();
    for (const { path, old, new: now } of properties) {
        if (!/(?:^|\.)(?:name|key)$/.test(path)) continue;
        const hint = [now, old].map((name) => (typeof name === "string" ? hintOfName(name) : undefined));
        const [first] = hint.filter((one) => one !== undefined);
        if (first !== undefined) names.set(JSON.stringify(pathSteps(path).slice(0, -1)), first);
    }
    return names;
}
