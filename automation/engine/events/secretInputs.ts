import { inputFinder } from "./inputsOf";

/** The inside of an output of Pulumi's SDK, which its types leave out. */
interface Settling {
    promise(withUnknowns: boolean): Promise<unknown>;
    readonly isSecret: Promise<boolean>;
}

/**
 * The program, with the secret inputs of its resources told as they settle, which is before any provider hears of them.
 * Providers may repeat them in what they say, and the engine does not take them out of that.
 */
export function tellingSecretInputs(
    program: () => Promise<Record<string, unknown>>,
    onSecret: (value: unknown) => void,
): () => Promise<Record<string, unknown>> {
    return async () => {
        const { runtime } = await import("@pulumi/pulumi");
        const eachInput = await inputFinder();
        runtime.registerStackTransformation(({ props }) => {
            eachInput(props, (output) => {
                tell(output as Settling, onSecret).catch(() => {
                    // The engine reports what went wrong.
                });
            });
            return undefined;
        });
        return program();
    };
}

async function tell(output: Settling, onSecret: (value: unknown) => void): Promise<void> {
    if (await output.isSecret) onSecret(await output.promise(true));
}
