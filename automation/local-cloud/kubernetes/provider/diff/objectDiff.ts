import { nameOf, namespaceOf, annotation, annotationOf, isReadOnly } from "../objects/metadata";
import { type JsonObject, objectOf, textOf } from "../../api/objects/json";
import type { DiffResult, PropertyMap, PropertyValue } from "../../../protocol/providerModel";
import { compare, type Difference, type Path, pathText } from "./compare";
import { prune } from "./prune";
import { type Mutability, replacingFields, touches } from "./replacement";
import { entriesOf, withoutStringData } from "../values/stringData";
import { isMap } from "../../../model/values";
import { toJson, toProperties } from "../values/conversion";

function clean(properties: PropertyMap, namespaced: boolean): PropertyMap {
    const writable = Object.entries(metadataOf(properties)).filter(([field]) => !isReadOnly(field));
    const { namespace, ...rest } = Object.fromEntries(writable);
    const named = namespaced ? { ...rest, namespace: namespace ?? "default" } : rest;
    return { ...properties, metadata: named };
}

// Where the program wrote stringData, the difference is shown there and not in the data that is made of it.
function asWritten(path: Path, news: PropertyMap, oldInputs: PropertyMap): Path {
    const [field, key, ...rest] = path;
    if (field !== "data" || typeof key !== "string") return path;
    const written = [news, oldInputs].some((inputs) => key in entriesOf(inputs.stringData));
    return written ? ["stringData", key, ...rest] : path;
}

/**
 * What an update of an object would change: the wanted inputs against the live object, of which only the fields count
 * that were once asked for.
 */
export function diffObject(
    oldInputs: PropertyMap,
    olds: PropertyMap,
    news: PropertyMap,
    mutable: Mutability,
): DiffResult {
    const live = toJson(olds);
    const namespaced = namespaceOf(live) !== "";
    const asked = toJson(withoutStringData(oldInputs));
    const before = clean(toProperties(prune(live, asked)), namespaced);
    const after = clean(withoutStringData(news), namespaced);
    // An object without a name got one when it was made, and keeps it.
    const named = metadataOf(after).name === undefined ? before : renamed(before, nameOf(live));
    const differences = compare(withoutInternal(named), withoutInternal(after));
    const wanted = toJson(after);
    const fields = replacingFields(
        textOf(wanted.apiVersion ?? live.apiVersion),
        textOf(live.kind ?? wanted.kind),
        live.immutable === true,
        mutable,
    );
    const kindOf = ({ path, kind }: Difference) => {
        const gone = live.immutable === true && path[0] === "immutable";
        return gone || touches(path, fields) ? (`${kind}-replace` as const) : kind;
    };
    const changes = Object.fromEntries(
        differences.map((difference) => [
            pathText(asWritten(difference.path, news, oldInputs)),
            kindOf(difference),
        ]),
    );
    const replaced = Object.values(changes).some((kind) => kind.endsWith("-replace"));
    return { changes, deleteBeforeReplace: replaced && keepsIdentity(live, after) };
}

function metadataOf(properties: PropertyMap): PropertyMap {
    return isMap(properties.metadata) ? properties.metadata : {};
}

function renamed(properties: PropertyMap, name: string): PropertyMap {
    return { ...properties, metadata: { ...metadataOf(properties), name } };
}

function withoutInternal(properties: PropertyMap): Record<string, PropertyValue> {
    return Object.fromEntries(
        Object.entries(properties).filter(([key]) => !key.startsWith("__") && key !== "status"),
    );
}

// Two objects of one name cannot be there at once: the old one must go first, unless the provider made up the name.
function keepsIdentity(live: JsonObject, after: PropertyMap): boolean {
    const metadata = metadataOf(after);
    const wanted: JsonObject = { metadata: objectOf(toJson({ metadata }).metadata) };
    return (
        nameOf(wanted) === nameOf(live) &&
        namespaceOf(wanted) === namespaceOf(live) &&
        annotationOf(wanted, annotation.autonamed) !== "true"
    );
}
