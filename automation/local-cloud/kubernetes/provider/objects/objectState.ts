import { createHash } from "node:crypto";
import { type JsonObject, without } from "../../api/objects/json";
import { type PropertyMap, type PropertyValue, unknown } from "../../../protocol/providerModel";
import { annotation, annotationOf } from "./metadata";
import { withSecrets } from "../values/secrets";
import { entriesOf } from "../values/stringData";
import { isMap } from "../../../model/values";
import { toProperties } from "../values/conversion";

/** The field manager of a resource's object: the one it has, else one made of its URN. */
export function fieldManagerOf(urn: string, inputs: JsonObject, olds: PropertyMap): string {
    const kept = olds.__fieldManager;
    return (
        annotationOf(inputs, annotation.fieldManager) ??
        (typeof kept === "string"
            ? kept
            : `pulumi-kubernetes-${createHash("sha256").update(urn).digest("hex").slice(0, 8)}`)
    );
}

/** A live object as the outputs of its resource. */
export function stateOf(
    live: JsonObject,
    inputs: PropertyMap,
    manager: string,
    olds: PropertyMap,
): PropertyMap {
    const properties = withSecrets(toProperties(live), inputs);
    const initial: PropertyValue = olds.__initialApiVersion ?? properties.apiVersion ?? null;
    return { ...properties, __fieldManager: manager, __initialApiVersion: initial };
}

// What a dry run answers but cannot know.
function undecided(isNew: boolean): readonly string[] {
    return ["managedFields", "resourceVersion", ...(isNew ? ["creationTimestamp"] : [])];
}

/** The outputs that a dry run promises: without what the real run will decide. */
export function previewOf(
    dryRun: JsonObject,
    inputs: PropertyMap,
    manager: string,
    isNew: boolean,
): PropertyMap {
    const properties = withSecrets(toProperties(without(dryRun, "status")), inputs);
    const metadata = Object.entries(isMap(properties.metadata) ? properties.metadata : {});
    const stable = Object.fromEntries(metadata.filter(([field]) => !undecided(isNew).includes(field)));
    const kept: PropertyMap = isNew ? { uid: unknown } : {};
    return { ...properties, metadata: { ...stable, ...kept }, __fieldManager: manager };
}

/** The stringData that a Secret was given, with the values that the live object has now. */
export function liveStringData(live: JsonObject, inputs: PropertyMap): PropertyMap | undefined {
    const given = inputs.stringData;
    if (given === undefined || live.kind !== "Secret") return undefined;
    const data = entriesOf(toProperties(live).data);
    return Object.fromEntries(
        Object.keys(entriesOf(given)).flatMap((key) => {
            const value = data[key];
            return typeof value === "string"
                ? [[key, Buffer.from(value, "base64").toString("utf8")] as const]
                : [];
        }),
    );
}
