import type { StackOutput, StackOutputs } from "../types";
import type { DiffValue } from "../../diffs/model/model";
import type { StoredOutput, StoredOutputs } from "../../diffs/store/storedOutputs";
import { stackType } from "../events/events";
import { signatureKey } from "../signatures";

/** The part of a deployment that is read here. */
export interface Deployment {
    readonly resources?:
        readonly { readonly type: string; readonly outputs?: Record<string, unknown> }[] | null;
    readonly pending_operations?: readonly unknown[] | null;
}

/** Stands for outputs that cannot be read because a secret in them is encrypted. */
export const encrypted = Symbol("encrypted");

/**
 * Outputs of a stack from its deployment, as `pulumi stack export --show-secrets` returns it; `encrypted` if the plain
 * text of a secret is missing.
 */
export function deployedOutputs(deployment: Deployment): StackOutputs | typeof encrypted {
    const outputs: Record<string, StackOutput> = {};
    for (const [name, value] of outputsIn(deployment)) {
        const found = { secret: false, encrypted: false };
        const plain = reveal(value, found);
        if (found.encrypted) return encrypted;
        outputs[name] = { state: "known", secret: found.secret, value: plain };
    }
    return outputs;
}

/** Outputs of a stack from its deployment as they may be stored, without the values of secrets. */
export function storableOutputs(deployment: Deployment): StoredOutputs {
    const outputs = outputsIn(deployment).map(([name, value]): [string, StoredOutput] => {
        const found = { secret: false, encrypted: false };
        const plain = reveal(value, found) as DiffValue;
        return [
            name,
            found.secret ? { state: "known", secret: true } : { state: "known", secret: false, value: plain },
        ];
    });
    return Object.fromEntries(outputs);
}

function outputsIn({ resources }: Deployment): readonly [string, unknown][] {
    const stack = resources?.find((resource) => resource.type === stackType);
    return Object.entries(stack?.outputs ?? {});
}

/** The secrets in a deployment's resources, without those that are encrypted. */
export function deployedSecrets(deployment: Deployment): readonly unknown[] {
    const secrets: unknown[] = [];
    const look = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        if (signatureKey in value && "plaintext" in value && typeof value.plaintext === "string") {
            secrets.push(JSON.parse(value.plaintext));
        } else {
            Object.values(value).forEach(look);
        }
    };
    look(deployment.resources);
    return secrets;
}

function reveal(value: unknown, found: { secret: boolean; encrypted: boolean }): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((part) => reveal(part, found));
    if (signatureKey in value && ("plaintext" in value || "ciphertext" in value)) {
        found.secret = true;
        if ("plaintext" in value && typeof value.plaintext === "string" && value.plaintext !== "") {
            return JSON.parse(value.plaintext) as unknown;
        }
        found.encrypted = true;
        return undefined;
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, reveal(part, found)]));
}
