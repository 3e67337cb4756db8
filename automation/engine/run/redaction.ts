import { secretText } from "../../diffs/model";
import type { StackOutput } from "../types";

const secretName = /PASSPHRASE$|SECRET|TOKEN|PASSWORD/;

/** Shorter texts are everywhere, and no secrets. */
const shortest = 6;

/** Takes texts of known secrets out of what the engine and the plugins say. */
export class Redaction {
    readonly #secrets = new Set<string>();

    /** Learns the values of variables that are secret by their name. */
    learnVariables(environment: Readonly<Record<string, string | undefined>>): void {
        for (const [name, value] of Object.entries(environment)) {
            if (secretName.test(name) && value !== undefined) this.#add(value);
        }
    }

    /** Learns the value of an output, where it is secret. */
    readonly learn = (output: StackOutput): void => {
        if (output.secret && output.state === "known") this.#addAll(output.value);
    };

    readonly apply = (text: string): string => {
        let clean = text;
        for (const secret of this.#secrets) clean = clean.replaceAll(secret, secretText);
        return clean;
    };

    #addAll(value: unknown): void {
        if (typeof value === "string") this.#add(value);
        else if (typeof value === "object" && value !== null)
            Object.values(value).forEach((part) => {
                this.#addAll(part);
            });
    }

    #add(text: string): void {
        if (text.length >= shortest) this.#secrets.add(text);
    }
}
