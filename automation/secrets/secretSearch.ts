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
import { toldBy, toldBySteps, type Telling } from "./secretNames";
import { jsonInside } from "../diffs/text/valueText";

/** A value that looks like a secret, and where it is. It must not leave this folder. */
export interface Find {
    readonly steps: readonly PathStep[];
    readonly why: string;
    readonly value: string;
}

/** Texts in texts in texts: what is deeper was not written by people. */
const deepest = 4;

/** Shorter texts are no keys, and no passwords that a name could be told from. */
const shortest = 8;

const masks: ReadonlySet<string> = new Set([unknownText, secretText, changedSecretText]);

/** Looks through one change for what looks like a secret. */
export class SecretSearch {
    readonly finds: Find[] = [];
    /** The steps to the value that is looked at. */
    readonly #steps: PathStep[] = [];

    constructor(change: Change) {
        const { type, id, name, properties } = change;
        this.#below("name", () => this.#key(name));
        // The id of an access key is what AWS calls it by.
        if (id !== undefined && !type.startsWith("aws:iam/accessKey:")) {
            this.#below("id", () => this.#key(id));
        }
        const isSecret = /^kubernetes:core\/v1:Secret(?:Patch)?$/.test(type);
        const names = namesBeside(change);
        for (const property of properties) {
            const steps = pathSteps(property.path);
            const outer = steps.slice(0, -1);
            const last = steps.at(-1) ?? "";
            const told = last === "value" ? names.get(JSON.stringify(outer)) : undefined;
            const isData = isSecret && isDataKey(steps[0]);
            this.#steps.push(...outer);
            this.#below(last, () => {
                for (const side of [property.old, property.new]) {
                    if (side !== undefined) this.#look(side, { told, isData, depth: 0 });
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
        const told = typeof name === "string" ? toldBy(name) : undefined;
        const isSecret = !isList && members.kind === "Secret";
        for (const [key, member] of Object.entries(members)) {
            const place = {
                told: key === "value" ? told : undefined,
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
        const told = place.told ?? toldBySteps(this.#steps) ?? (place.isData ? "secret" : undefined);
        const inner = { ...place, depth: place.depth + 1 };
        if (inner.depth < deepest) {
            const structure = jsonInside(text);
            if (structure !== undefined) {
                this.#look(structure, inner);
                return;
            }
            const plain = base64Inside(text, told === undefined ? 20 : shortest);
            if (plain !== undefined) {
                const before = this.finds.length;
                this.#text(plain, { ...inner, told });
                // In base64 everything looks random; in a Secret everything is in base64.
                if (this.finds.length > before || place.isData || isPublic(plain)) return;
            }
        }
        if (this.#key(text)) return;
        if (told !== undefined && isRandom(text, told)) this.#random(text, told);
        else this.#assignments(text, inner);
    }

    /** What a text in another notation than JSON says that something is. */
    #assignments(text: string, place: Place): void {
        if (place.depth >= deepest) return;
        for (const { name, value, isSecretData } of assignmentsIn(text)) {
            const told = toldBy(name) ?? (isSecretData ? "secret" : undefined);
            const plain = base64Inside(value, told === undefined ? 20 : shortest);
            this.#below(name, () => {
                if (plain !== undefined && (this.#key(plain) || isPublic(plain))) return;
                if (told === undefined) return;
                const judged = isSecretData ? (plain ?? value) : value;
                if (isRandom(judged, told)) this.#random(value, told);
            });
        }
    }

    #key(text: string): boolean {
        const found = keyIn(text);
        if (found !== undefined) this.#find(`looks like ${found.what}`, found.key);
        return found !== undefined;
    }

    #random(value: string, told: Telling): void {
        this.#find(`is a random text, and its place tells of a ${told}`, value);
    }

    #find(why: string, value: string): void {
        this.finds.push({ steps: [...this.#steps], why, value });
    }

    /** Goes one step down; a key may be a secret itself. */
    #below(step: PathStep, look: () => void): void {
        this.#steps.push(step);
        if (typeof step === "string" && step.length >= 16) this.#key(step);
        look();
        this.#steps.pop();
    }
}

/** What is known of a value from around it. */
interface Place {
    /** What the name beside it tells. */
    readonly told: Telling | undefined;
    /** In the data of a Kubernetes Secret. */
    readonly isData: boolean;
    /** How many texts it is in. */
    readonly depth: number;
}

function isDataKey(step: PathStep | undefined): boolean {
    return step === "data" || step === "stringData";
}

/** What names tell that are properties of their own, beside a `value`: by the steps of what both are in. */
function namesBeside({ properties }: Change): ReadonlyMap<string, Telling> {
    const names = new Map<string, Telling>();
    for (const { path, old, new: now } of properties) {
        if (!/(?:^|\.)(?:name|key)$/.test(path)) continue;
        const told = [now, old].map((name) => (typeof name === "string" ? toldBy(name) : undefined));
        const [first] = told.filter((one) => one !== undefined);
        if (first !== undefined) names.set(JSON.stringify(pathSteps(path).slice(0, -1)), first);
    }
    return names;
}
