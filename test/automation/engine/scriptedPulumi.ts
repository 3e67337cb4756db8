import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StackSpec } from "../../../automation/engine/types";
import { temporaryFolder } from "../../support/temporaryFolder";

/** What a scripted `pulumi` prints for some arguments, and how it ends. */
export interface Scripted {
    readonly stdout?: string;
    readonly stderr?: string;
    readonly code?: number;
}

/** A shell script in place of `pulumi`, and a stack in a folder of its own. */
export interface ScriptedPulumi {
    readonly command: string;
    readonly folder: string;
    readonly spec: StackSpec;
    /** The arguments of each call. */
    readonly calls: () => readonly string[];
    /** What the last `stack import` was given. */
    readonly imported: () => unknown;
    /** Writes the stack's state file. */
    readonly writeState: (deployment: unknown) => string;
}

/** Makes a `pulumi` that answers calls by the beginning of their arguments, `stack export`; others print nothing. */
export function scriptedPulumi(
    answers: Readonly<Record<string, Scripted>> = {},
    more: Partial<StackSpec> = {},
): ScriptedPulumi {
    const folder = temporaryFolder();
    const cases = Object.entries(answers).map(([prefix, { stdout = "", stderr = "", code = 0 }], index) => {
        for (const [name, text] of Object.entries({ out: stdout, err: stderr })) {
            writeFileSync(join(folder, `${name}-${index}`), text);
        }
        return `"${prefix}"*) cat "${folder}/out-${index}"; cat "${folder}/err-${index}" >&2; exit ${code};;`;
    });
    const script = [
        "#!/bin/sh",
        `echo "$*" >> "${folder}/calls"`,
        `before=; for each; do [ "$before" = --file ] && cp "$each" "${folder}/imported"; before=$each; done`,
        `case "$*" in`,
        ...cases,
        "esac",
        "exit 0",
    ];
    const command = join(folder, "pulumi");
    writeFileSync(command, `${script.join("\n")}\n`);
    chmodSync(command, 0o755);
    const workDir = join(folder, "work");
    mkdirSync(workDir);
    const text = (name: string): string => readFileSync(join(folder, name), "utf8");
    return {
        command,
        folder,
        spec: {
            stack: "dev",
            project: "network",
            workDir,
            projectDir: join(folder, "layer"),
            backend: `file://${folder}/state`,
            secretsProvider: "passphrase",
            environment: {},
            ...more,
        },
        calls: () => (existsSync(join(folder, "calls")) ? text("calls").trimEnd().split("\n") : []),
        imported: () => JSON.parse(text("imported")) as unknown,
        writeState: (deployment) => {
            const stacks = join(folder, "state/.pulumi/stacks/network");
            mkdirSync(stacks, { recursive: true });
            const file = join(stacks, "dev.json");
            writeFileSync(file, JSON.stringify({ version: 3, checkpoint: { latest: deployment } }));
            return file;
        },
    };
}

/** An answer of `stack export`. */
export function exported(deployment: unknown): Scripted {
    return { stdout: JSON.stringify({ version: 3, deployment }) };
}

/** What `pulumi` says of a stack that does not exist. */
export const noSuchStack: Scripted = { stderr: "error: no stack named 'dev' found\n", code: 255 };

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
    return promise.then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
}
