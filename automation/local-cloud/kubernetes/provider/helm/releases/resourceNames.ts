import { type JsonObject, textOf, valueAt } from "../../../api/objects/json";

/** Names of what a release made, by kind, as the resource's `resourceNames` shows them. */
export function resourceNames(objects: readonly JsonObject[]): Record<string, string[]> {
    const names: Record<string, string[]> = {};
    for (const object of objects) {
        const apiVersion = textOf(object.apiVersion);
        const group = apiVersion.includes("/") ? `.${apiVersion.split("/")[0] ?? ""}` : "";
        const namespace = textOf(valueAt(object, ["metadata", "namespace"]));
        const name = textOf(valueAt(object, ["metadata", "name"]));
        const list = (names[`${textOf(object.kind)}${group}/${apiVersion}`] ??= []);
        list.push(namespace === "" ? name : `${namespace}/${name}`);
    }
    return Object.fromEntries(
        Object.entries(names)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([kind, list]) => [kind, list.sort()]),
    );
}
