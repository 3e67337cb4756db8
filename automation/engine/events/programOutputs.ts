import type { StackOutput, StackOutputs } from "../types";

/** The members of an output of Pulumi's SDK that its types leave out. */
interface Settling {
    promise(withUnknowns: boolean): Promise<unknown>;
    readonly isKnown: Promise<boolean>;
    readonly isSecret: Promise<boolean>;
}

/** A program that runs in this process, and its outputs as they settle. */
export interface ProgramOutputs {
    /** The program to run; its outputs are read on their way to the engine. */
    readonly program: () => Promise<Record<string, unknown>>;
    /**
     * Whether the program ran to its end. The SDK reports success to the engine even if the connection between the two
     * broke in the middle of the program.
     */
    hasReturned(): boolean;
    /** All outputs; one that did not settle, as after a failure, is unknown. Secrets are in plain text: they must not leave the process. */
    settled(): Promise<StackOutputs>;
}

/**
 * Reads a program's outputs where it runs, in a preview and in an up. Unlike the engine's events, which mask every
 * secret, this tells exactly which outputs are unknown and which are secret.
 */
export function programOutputs(
    program: () => Promise<Record<string, unknown>>,
    onSettled: (output: StackOutput) => void,
): ProgramOutputs {
    const outputs = new Map<string, StackOutput>();
    let hasReturned = false;
    return {
        program: async () => {
            const { output } = await import("@pulumi/pulumi");
            const returned = await program();
            hasReturned = true;
            for (const [name, value] of Object.entries(returned)) {
                if (value === undefined) continue;
                outputs.set(name, { state: "unknown", secret: false });
                settle(output(value) as unknown as Settling).then(
                    (settled) => {
                        outputs.set(name, settled);
                        onSettled(settled);
                    },
                    // The engine reports the failure.
                    () => undefined,
                );
            }
            return returned;
        },
        hasReturned: () => hasReturned,
        settled: async () => {
            // The engine has ended: outputs that settle at all do so in the callbacks that are pending now.
            await new Promise((resolve) => setImmediate(resolve));
            return Object.fromEntries(outputs);
        },
    };
}

async function settle(output: Settling): Promise<StackOutput> {
    const [value, known, secret] = await Promise.all([output.promise(true), output.isKnown, output.isSecret]);
    return known ? { state: "known", secret, value: plain(value) } : { state: "unknown", secret };
}

/** A value as the state would return it: properties that are undefined are left out. */
function plain(value: unknown): unknown {
    return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
