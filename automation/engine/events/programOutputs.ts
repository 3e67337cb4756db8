import type { StackOutput, StackOutputs } from "../types";

/** The inside of an output of Pulumi's SDK, which its types leave out. */
interface Settling {
    promise(withUnknowns: boolean): Promise<unknown>;
    readonly isKnown: Promise<boolean>;
    readonly isSecret: Promise<boolean>;
}

/** Outputs of a program that runs in this process, as they settle. */
export interface ProgramOutputs {
    /** The program, whose outputs are read on their way to the engine. */
    readonly program: () => Promise<Record<string, unknown>>;
    /**
     * Whether the program ran to its end. The SDK answers the engine that all went well also where the connection
     * between the two broke in the middle of the program.
     */
    hasReturned(): boolean;
    /** All outputs; one that did not settle, as after a failure, is unknown. Secret values are real: keep them here. */
    settled(): Promise<StackOutputs>;
}

/**
 * Reads a program's outputs where it runs: exact about what is unknown and what is secret, in a preview and in an up,
 * while the engine's events have every secret masked.
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
                    // The engine reports what went wrong.
                    () => undefined,
                );
            }
            return returned;
        },
        hasReturned: () => hasReturned,
        settled: async () => {
            // The engine has ended: what is going to settle takes no more than the turns of pending callbacks.
            await new Promise((resolve) => setImmediate(resolve));
            return Object.fromEntries(outputs);
        },
    };
}

async function settle(output: Settling): Promise<StackOutput> {
    const [value, known, secret] = await Promise.all([output.promise(true), output.isKnown, output.isSecret]);
    return known ? { state: "known", secret, value: plain(value) } : { state: "unknown", secret };
}

/** A value as the state would give it back: properties without a value are not there. */
function plain(value: unknown): unknown {
    return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
