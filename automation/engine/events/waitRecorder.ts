import type { Resource } from "@pulumi/pulumi";
import { upstreamOutputs } from "../unknownOutput";
import { inputFinder } from "./inputsOf";

/** Upstream outputs that an input of a resource waits on. */
export interface InputWait {
    readonly urn: string;
    readonly path: string;
    readonly waitsOn: readonly string[];
}

/** The inside of an output of Pulumi's SDK, which its types leave out. */
interface Depending {
    allResources(): Promise<Set<object>>;
}

/** Looks at the inputs of every resource of a program as it is made, for what they wait on. Changes nothing. */
export class WaitRecorder {
    /** What was found; complete once the engine has ended. */
    readonly found: InputWait[] = [];

    /** The program, looked at while it runs. */
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
            // The engine reports what went wrong.
            () => undefined,
        );
    }
}
