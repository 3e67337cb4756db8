import type { JsonMap } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";

/** The JSON object in a body; an empty body is an empty one. */
export function parseJson(body: string): JsonMap {
    if (body === "") return {};
    let parsed: unknown;
    try {
        parsed = JSON.parse(body);
    } catch {
        // Said below.
    }
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed as JsonMap;
    throw new CloudError("SerializationException", "The body is no JSON object");
}
