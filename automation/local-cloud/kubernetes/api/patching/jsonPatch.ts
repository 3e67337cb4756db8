import { type Json, equal, isObject, textOf } from "../objects/json";
import { badRequest } from "../status/errors";
import { StatusError } from "../status/statusError";

/** One step of a JSON patch (RFC 6902). */
interface Operation {
    readonly op: string;
    readonly path: string;
    readonly from?: string;
    readonly value?: Json;
}

/** The server does not say which step failed, nor why. */
function refused(): StatusError {
    return new StatusError(
        422,
        "Invalid",
        "the server rejected our request due to an error in our request",
        {},
    );
}

function pointer(path: string): string[] {
    if (path !== "" && !path.startsWith("/")) throw badRequest(`JSON pointer must start with "/": ${path}`);
    return path
        .split("/")
        .slice(1)
        .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function child(node: Json | undefined, token: string): Json | undefined {
    if (Array.isArray(node)) return node[Number(token)];
    return isObject(node) ? node[token] : undefined;
}

function read(document: Json, path: string): Json {
    const value = pointer(path).reduce<Json | undefined>(child, document);
    if (value === undefined) throw refused();
    return value;
}

/** A copy of the node with one place in it changed. */
function changed(node: Json | undefined, tokens: readonly string[], path: string, change: Change): Json {
    const [token, ...rest] = tokens;
    if (token === undefined) {
        if (change.kind === "remove") throw refused();
        return change.value;
    }
    if (Array.isArray(node)) return changedList(node, token, rest, path, change);
    if (!isObject(node)) throw refused();
    const copy = { ...node };
    if (rest.length > 0) copy[token] = changed(node[token], rest, path, change);
    else if (change.kind === "add") copy[token] = change.value;
    else if (!(token in node)) throw refused();
    else if (change.kind === "replace") copy[token] = change.value;
    else Reflect.deleteProperty(copy, token);
    return copy;
}

type Change =
    | { readonly kind: "add" | "replace"; readonly value: Json }
    | { readonly kind: "remove"; readonly value?: never };

function changedList(
    node: Json[],
    token: string,
    rest: readonly string[],
    path: string,
    change: Change,
): Json[] {
    const index = token === "-" ? node.length : Number(token);
    const isInsert = rest.length === 0 && change.kind === "add";
    if (!Number.isInteger(index) || index < 0 || index > node.length - (isInsert ? 0 : 1)) {
        throw refused();
    }
    const copy = [...node];
    if (rest.length > 0) copy[index] = changed(node[index], rest, path, change);
    else if (change.kind === "add") copy.splice(index, 0, change.value);
    else if (change.kind === "replace") copy[index] = change.value;
    else copy.splice(index, 1);
    return copy;
}

function apply(document: Json, { op, path, from, value }: Operation): Json {
    const set = (kind: "add" | "replace", at: string, what: Json) =>
        changed(document, pointer(at), at, { kind, value: what });
    const cut = (at: string) => changed(document, pointer(at), at, { kind: "remove" });
    switch (op) {
        case "add":
        case "replace":
            return set(op, path, value ?? null);
        case "remove":
            return cut(path);
        case "copy":
            return set("add", path, read(document, textOf(from)));
        case "move": {
            const moved = read(document, textOf(from));
            return changed(cut(textOf(from)), pointer(path), path, { kind: "add", value: moved });
        }
        case "test":
            if (!equal(read(document, path), value ?? null)) throw refused();
            return document;
        default:
            throw badRequest(`unknown JSON patch operation ${JSON.stringify(op)}`);
    }
}

/** Applies a JSON patch (RFC 6902). */
export function jsonPatch(document: Json, patch: Json): Json {
    if (!Array.isArray(patch)) throw badRequest("a JSON patch is a list of operations");
    return (patch as unknown as Operation[]).reduce(apply, document);
}
