import { inputFinder } from "./inputsOf";

/** The members of an output of Pulumi's SDK that its types leave out. */
interface Settling {
    promise(withUnknowns: boolean): Promise<unknown>;
    readonly isSecret: Promise<boolean>;
}

/**
 * A program that calls `onSecret` with each secret input of its resources as it settles, which is before any provider
 * gets it. Providers may repeat inputs in their messages, from which the engine does not remove secrets.
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
                    // The engine reports the failure.
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
