import { pathBelow } from "../changes/propertyPath";

/** Returns a function that finds the outputs of Pulumi's SDK in the inputs of a resource, each with its path. */
export async function inputFinder(): Promise<
    (props: unknown, found: (output: object, path: string) => void) => void
> {
    const { Output } = await import("@pulumi/pulumi");
    return (props, found) => {
        const look = (value: unknown, path: string): void => {
            if (Output.isInstance(value)) {
                found(value, path);
            } else if (Array.isArray(value)) {
                value.forEach((part, index) => {
                    look(part, pathBelow(path, index));
                });
            } else if (isPlain(value)) {
                for (const [key, part] of Object.entries(value)) look(part, pathBelow(path, key));
            }
        };
        look(props, "");
    };
}

function isPlain(value: unknown): value is object {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
