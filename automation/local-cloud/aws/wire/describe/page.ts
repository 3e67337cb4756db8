import { CloudError } from "../../../protocol/providerModel";

/** A part of a list, and what asks for the next one. */
export interface Page<T> {
    readonly items: readonly T[];
    readonly next: string | undefined;
}

/** What a caller asked for. */
export interface PageRequest {
    /** What the last page's `next` was; empty for the first. */
    readonly token: string;
    readonly size: number;
    /** The service's code for a text that is not a token. */
    readonly invalid: string;
}

function encode(key: string): string {
    return Buffer.from(`after ${key}`).toString("base64url");
}

function decode(token: string, invalid: string): string {
    const plain = Buffer.from(token, "base64url").toString("utf8");
    if (!plain.startsWith("after ")) throw new CloudError(invalid, "Unable to parse pagination token");
    return plain.slice("after ".length);
}

/** One page of a list. A token names the last item before it, so that deletions between two pages lose nothing. */
export function page<T>(all: readonly T[], keyOf: (item: T) => string, request: PageRequest): Page<T> {
    const sorted = [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const after = request.token === "" ? undefined : decode(request.token, request.invalid);
    const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after);
    const items = rest.slice(0, request.size);
    const last = items.at(-1);
    return {
        items,
        next: last === undefined || items.length === rest.length ? undefined : encode(keyOf(last)),
    };
}
