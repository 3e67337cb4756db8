import type { Resource } from "@pulumi/pulumi";
import { upstreamOutputs } from "../unknownOutput";
import { inputFinder } from "./inputsOf";

/** The upstream outputs that an input of a resource waits on. */
export interface InputWait {
    readonly urn: string;
    readonly path: string;
    readonly waitsOn: readonly string[];
}

/** The member of an output of Pulumi's SDK that its types leave out. */
interface Depending {
    allResources(): Promise<Set<object>>;
}

/** Records what the inputs of a program's resources wait on, as each resource is declared. Changes nothing. */
export class WaitRecorder {
    /** The recorded inputs; complete when the engine has ended. */
    readonly found: InputWait[] = [];

    /** A program that is recorded while it runs. */
    around(program: () => Promise<Record<string, unknown>>): () => Promise<Record<string, unknown>> {
        return async () => {
            const { runtime } = await import("@pulumi/pulumi");
            const eachInput = await inputFinder();
            runtime.registerStackTransformation(({ resource, props }) => {
                eachInput(props, (output, path) => {
                    this.#wait(output as Depending, path, resource);
                });
                return undefined;
            });
            return program();
        };
    }

    #wait(value: Depending, path: string, resource: Resource): void {
        value.allResources().then(
            (resources) => {
                const waitsOn = upstreamOutputs(resources);
                // The resource has a URN only after this hook, and the URN a value when it is registered.
                if (waitsOn.length > 0) resource.urn.apply((urn) => this.found.push({ urn, path, waitsOn }));
            },
            // The engine reports the failure.
            () => undefined,
        );
    }
}
