import { type Json, objectOf, textOf } from "../../objects/json";
import { badRequest } from "../../status/errors";

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Refuses a Secret's data that is no base64; Go says at which byte. */
export function checkBase64(data: Json | undefined): void {
    for (const value of Object.values(objectOf(data))) {
        const text = textOf(value).replaceAll(/[\r\n]/g, "");
        if (base64.test(text)) continue;
        const byte = Math.max(/[^A-Za-z0-9+/]/.exec(text)?.index ?? text.length - (text.length % 4), 0);
        throw badRequest(
            `Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte ${byte}`,
        );
    }
}
