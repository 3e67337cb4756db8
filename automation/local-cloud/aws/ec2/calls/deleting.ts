import { text } from "../../../model/json";
import type { Handler } from "../../wire/wireService";
import { missing, type Naming, refuseMalformed } from "./describing";

/** Answers a `Delete…` call with the model's refusals. */
export function deleting(naming: Naming, type: string, parameter: string): Handler {
    return async ({ params, resources }) => {
        const id = text(params[parameter]);
        refuseMalformed(naming, id);
        await resources.remove(type, id, missing(naming, id));
        return { return: true };
    };
}
