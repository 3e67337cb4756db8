import type { PathStep } from "../diffs/model/propertyPath";

/** What a name says about its value: `password` is chosen by a person, `secret` is generated and longer. */
export type SecretHint = "password" | "secret";

const passwords = /(?:password|passwd|passphrase|passcode|^pwd|^pass)s?$/;
const secrets =
    /(?:secret|token|apikey|privatekey|secretkey|accesskey|connectionstring|^credential|^cred|^bearer|^jwt|^dsn|^auth|^authorization)s?$/;

/** The names of secret keys, by the words before `key`; other keys are names, or public. */
const keys =
    /^(?:(?:api|private|secret|access|signing|encryption|master|shared|account|auth|hmac|license|webhook) keys?|connection strings?|key data)$/;

/** Words at the end of a name that say nothing about its value. */
const neutral = new Set(["value", "text", "string", "plain", "plaintext", "data", "base64", "b64"]);

/** Words at the end of the names of values that are not secret, such as the name of a secret. */
const harmless =
    /^(?:name|names|ref|refs|arn|arns|id|ids|type|kind|path|paths|file|files|user|username|url|uri|host|endpoint|region|namespace|provider|policy|store|algorithm|size|mode|version|key|keys|issuer|audience|description|length|ttl|format)$/;

/** Names of objects whose members are all secret, whatever their keys. */
const collections = /(?:^|[a-z_.-])(?:passwords|secrets|tokens|credentials|creds)$/i;

/** What a name means: a hint, a name that says nothing (`neutral`), or one that is not secret (`harmless`). */
type Meaning = SecretHint | "neutral" | "harmless";

const known = new Map<string, Meaning | undefined>();

/** What the path of a value says about it: by its last key, in any case style, or by the object around it if the key says nothing. */
export function hintOfPath(steps: readonly PathStep[]): SecretHint | undefined {
    const names = steps.filter((step) => typeof step === "string");
    for (let index = names.length - 1; index >= 0; index -= 1) {
        const meaning = meaningOf(names[index] ?? "");
        if (meaning === "neutral") continue;
        if (meaning !== undefined) return meaning === "harmless" ? undefined : meaning;
        return collections.test(names[index - 1] ?? "") ? "secret" : undefined;
    }
    return undefined;
}

/** What a name says about its value: `DB_PASSWORD`, `/prod/db/password`. */
export function hintOfName(name: string): SecretHint | undefined {
    const meaning = meaningOf(name);
    return meaning === "password" || meaning === "secret" ? meaning : undefined;
}

function meaningOf(name: string): Meaning | undefined {
    if (name.length > 200) return undefined;
    if (known.has(name)) return known.get(name);
    const meaning = readName(name);
    // Usually there are few names; the cache must not grow without limit if there are many.
    if (known.size < 5000) known.set(name, meaning);
    return meaning;
}

function readName(name: string): Meaning | undefined {
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
