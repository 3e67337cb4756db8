import type { StackOutputs } from "../../engine/types";
import type { Session } from "./session";

/** The layer that gives an output, by the output's name; undefined if no layer does. */
export function giverOf({ request }: Pick<Session, "request">, output: string) {
    return request.layers.find(({ gives }) => output in gives);
}

/** The value of an output in a layer's state; undefined if it is not there, not known, or not a text. */
export function textIn(outputs: StackOutputs | undefined, name: string): string | undefined {
    const output = outputs?.[name];
    return output?.state === "known" && typeof output.value === "string" ? output.value : undefined;
}

/** The deployed value of an output of whichever layer gives it; undefined if nothing of that layer is deployed. */
export async function givenText(session: Session, output: string): Promise<string | undefined> {
    const layer = giverOf(session, output);
    if (layer === undefined) return undefined;
    return textIn(await session.engine.outputs(session.spec(layer)), output);
}
