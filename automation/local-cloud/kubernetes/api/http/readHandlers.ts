import { objectId } from "../objects/cluster";
import { type Json, objectOf, textOf } from "../objects/json";
import { badRequest, notFound } from "../status/errors";
import { type ApiAnswer, answer } from "./apiAnswer";
import { type ObjectRequest, type ResourceRequest } from "./apiContext";
import { filterOf } from "./filter";
import { renderList, renderObject, viewOf } from "./render";

/** Answers with one object. */
export function getHandler({ context, request, type, namespace, name }: ObjectRequest): ApiAnswer {
    const object = context.cluster.get(type, namespace, name);
    if (object === undefined) throw notFound(type, name);
    return answer(renderObject(type, viewOf(request.accept), object, request.query.get("includeObject")));
}

interface Continuation {
    readonly version: string;
    /** Id of the last object of the page before. */
    readonly after: string;
}

function readContinuation(token: string): Continuation {
    try {
        const read = JSON.parse(Buffer.from(token, "base64url").toString()) as Json;
        return { version: textOf(objectOf(read).version), after: textOf(objectOf(read).after) };
    } catch {
        throw badRequest("continue key is not valid");
    }
}

function writeContinuation(continuation: Continuation): string {
    return Buffer.from(JSON.stringify(continuation)).toString("base64url");
}

/** Refuses a limit or a version that is no number, in the words of Go's parser. */
function checkNumbers(query: URLSearchParams): void {
    const limit = query.get("limit") ?? "";
    if (!/^-?\d*$/.test(limit)) throw badRequest(`strconv.ParseInt: parsing "${limit}": invalid syntax`);
    const version = query.get("resourceVersion") ?? "";
    if (!/^\d*$/.test(version)) throw badRequest(`invalid resource version: ${notAVersion(version)}`);
}

/** What is wrong with a resource version that is no number. */
export function notAVersion(version: string): string {
    return `resourceVersion: Invalid value: "${version}": strconv.ParseUint: parsing "${version}": invalid syntax`;
}

/** Answers with a list, page by page where a limit is asked for. */
export function listHandler({ context, request, type, namespace }: ResourceRequest): ApiAnswer {
    const { query } = request;
    checkNumbers(query);
    const filter = filterOf(type, query);
    const token = query.get("continue") ?? "";
    const from = token === "" ? undefined : readContinuation(token);
    // Taken before the objects are read: a watch from here on misses nothing.
    const version = from?.version ?? String(context.cluster.store.version());
    const found = context.cluster
        .list(type, namespace)
        .filter(filter.matches)
        .map((object) => ({ object, id: objectId(object.metadata.namespace, object.metadata.name) }))
        .filter(({ id }) => from === undefined || id > from.after);
    const limit = Number(query.get("limit") ?? 0);
    const page = limit > 0 ? found.slice(0, limit) : found;
    const last = page.at(-1);
    const left = found.length - page.length;
    const metadata = {
        resourceVersion: version,
        ...(left === 0 || last === undefined
            ? {}
            : {
                  continue: writeContinuation({ version, after: last.id }),
                  // Nobody counts through a selector.
                  ...(filter.isSelective ? {} : { remainingItemCount: left }),
              }),
    };
    const objects = page.map(({ object }) => object);
    return answer(renderList(type, viewOf(request.accept), objects, metadata, query.get("includeObject")));
}
