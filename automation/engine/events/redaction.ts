import { secretText } from "../../diffs/model/model";
import type { StackOutput } from "../types";

const secretName = /PASSPHRASE$|SECRET|TOKEN|PASSWORD/;

/** Shorter texts are everywhere, and no secrets. */
const shortest = 6;

/** Takes texts of known secrets out of what the engine and the plugins say. */
export class Redaction {
    readonly #secrets = new Set<string>();
    /** Longest first: one secret may be a part of another. */
    #sorted: readonly string[] | undefined;

    /** Learns the values of variables that are secret by their name. */
    learnVariables(environment: Readonly<Record<string, string | undefined>>): void {
        for (const [name, value] of Object.entries(environment)) {
            if (secretName.test(name) && value !== undefined) this.learnValue(value);
        }
    }

    /** Learns the value of an output, where it is secret. */
    readonly learn = (output: StackOutput): void => {
        if (output.secret && output.state === "known") this.learnValue(output.value);
    };

    /** Learns a secret value: all texts in it, also as they look in JSON, in Kubernetes' base64 and in an address. */
    readonly learnValue = (value: unknown): void => {
        if (typeof value === "string") {
            this.#add(value);
        } else if (typeof value === "number") {
            this.#add(value.toString());
        } else if (typeof value === "object" && value !== null) {
            Object.values(value).forEach(this.learnValue);
        }
    };

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
