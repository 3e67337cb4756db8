import type { PathStep } from "../diffs/model/propertyPath";

/**
 * How much a name tells of its value: `password` of one that people choose, `secret` of one that machines make, which
 * is longer.
 */
export type Telling = "password" | "secret";

const passwords = /(?:password|passwd|passphrase|passcode|^pwd|^pass)s?$/;
const secrets =
    /(?:secret|token|apikey|privatekey|secretkey|accesskey|connectionstring|^credential|^cred|^bearer|^jwt|^dsn|^auth|^authorization)s?$/;

/** Keys that are secret, by the words before `key`; other keys name things, or are public. */
const keys =
    /^(?:(?:api|private|secret|access|signing|encryption|master|shared|account|auth|hmac|license|webhook) keys?|connection strings?|key data)$/;

/** Words after a telling one that say nothing more of its value. */
const neutral = new Set(["value", "text", "string", "plain", "plaintext", "data", "base64", "b64"]);

/** Words that end the names of what is beside a secret, and not secret. */
const harmless =
    /^(?:name|names|ref|refs|arn|arns|id|ids|type|kind|path|paths|file|files|user|username|url|uri|host|endpoint|region|namespace|provider|policy|store|algorithm|size|mode|version|key|keys|issuer|audience|description|length|ttl|format)$/;

/** Maps whose members are secrets, whatever their keys. */
const collections = /(?:^|[a-z_.-])(?:passwords|secrets|tokens|credentials|creds)$/i;

const known = new Map<string, Telling | "neutral" | "harmless" | undefined>();

/** What the steps to a value tell of it: its key, in any case style, or what it is in where the key says nothing. */
export function toldBySteps(steps: readonly PathStep[]): Telling | undefined {
    const names = steps.filter((step) => typeof step === "string");
    for (let index = names.length - 1; index >= 0; index -= 1) {
        const told = toldByName(names[index] ?? "");
        if (told === "neutral") continue;
        if (told !== undefined) return told === "harmless" ? undefined : told;
        return collections.test(names[index - 1] ?? "") ? "secret" : undefined;
    }
    return undefined;
}

/** What a name tells of the value beside it, `DB_PASSWORD` or `/prod/db/password`. */
export function toldBy(name: string): Telling | undefined {
    const told = toldByName(name);
    return told === "password" || told === "secret" ? told : undefined;
}

function toldByName(name: string): Telling | "neutral" | "harmless" | undefined {
    if (name.length > 200) return undefined;
    if (known.has(name)) return known.get(name);
    const told = read(name);
    // Names are few; where they are not, what is remembered must not grow with them.
    if (known.size < 5000) known.set(name, told);
    return told;
}

function read(name: string): Telling | "neutral" | "harmless" | undefined {
    const words = wordsOf(name);
    while (words.length > 0) {
        const last = words.at(-1) ?? "";
        if (keys.test(words.slice(-2).join(" "))) return "secret";
        if (passwords.test(last)) return "password";
        if (secrets.test(last)) return "secret";
        if (!neutral.has(last)) return harmless.test(last) ? "harmless" : undefined;
        words.pop();
    }
    return "neutral";
}

/** `dbPassword2`, `DB_PASSWORD` and `db-password` are the same words. */
function wordsOf(name: string): string[] {
    return name
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .map((word) => (neutral.has(word) ? word : word.replace(/\d+$/, "")))
        .filter((word) => word !== "");
}
