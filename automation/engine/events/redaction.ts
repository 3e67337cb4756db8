import { secretText } from "../../diffs/model/model";
import type { StackOutput } from "../types";

const secretName = /PASSPHRASE$|SECRET|TOKEN|PASSWORD/;

/** Shorter texts occur everywhere, so they are not redacted. */
const shortest = 6;

/** Removes known secrets from the texts of the engine and its plugins. */
export class Redaction {
    readonly #secrets = new Set<string>();
    /** Longest first, as one secret may be part of another. */
    #sorted: readonly string[] | undefined;

    /** Learns the values of environment variables whose names say that they are secret. */
    learnVariables(environment: Readonly<Record<string, string | undefined>>): void {
        for (const [name, value] of Object.entries(environment)) {
            if (secretName.test(name) && value !== undefined) this.learnValue(value);
        }
    }

    /** Learns the value of a secret output. */
    readonly learn = (output: StackOutput): void => {
        if (output.secret && output.state === "known") this.learnValue(output.value);
    };

    /** Learns all texts in a secret value, also as they look in JSON, in base64 and in a URL. */
    readonly learnValue = (value: unknown): void => {
        if (typeof value === "string") {
            this.#add(value);
        } else if (typeof value === "number") {
            this.#add(value.toString());
        } else if (typeof value === "object" && value !== null) {
            Object.values(value).forEach(this.learnValue);
        }
    };

    /** A text with `[secret]` in place of every known secret. */
    readonly apply = (text: string): string => {
        this.#sorted ??= [...this.#secrets].sort((one, other) => other.length - one.length);
        let clean = text;
        for (const secret of this.#sorted) clean = clean.replaceAll(secret, secretText);
        return clean;
    };

    #add(text: string): void {
        if (text.length < shortest || this.#secrets.has(text)) return;
        this.#sorted = undefined;
        this.#secrets
            .add(text)
            .add(JSON.stringify(text).slice(1, -1))
            .add(Buffer.from(text).toString("base64"))
            .add(encodeURIComponent(text));
    }
}
