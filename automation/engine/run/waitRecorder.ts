import type { Resource } from "@pulumi/pulumi";
import { pathBelow } from "../changes/propertyPath";
import { upstreamOutputs } from "../unknownOutput";

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
            const { Output, runtime } = await import("@pulumi/pulumi");
            runtime.registerStackTransformation(({ resource, props }) => {
                const look = (value: unknown, path: string): void => {
                    if (Output.isInstance(value)) {
                        this.#wait(value as unknown as Depending, path, resource);
                    } else if (Array.isArray(value)) {
                        value.forEach((part, index) => {
                            look(part, pathBelow(path, index));
                        });
                    } else if (isPlain(value)) {
                        for (const [key, part] of Object.entries(value)) look(part, pathBelow(path, key));
                    }
                };
                look(props, "");
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

function isPlain(value: unknown): value is object {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
