import { type JsonObject, objectOf, without } from "../../api/objects/json";
import type { PropertyMap, PropertyValue, ResourceRef } from "../../../protocol/providerModel";
import type { Cluster } from "../cluster";
import { idOf, parseId, withoutReadOnly } from "./metadata";
import { fieldManagerOf, liveStringData, stateOf } from "./objectState";
import { prune } from "../diff/prune";
import { withSecrets } from "../values/secrets";
import { parseToken } from "./typeToken";
import { toJson, toProperties } from "../values/conversion";

/** What Read answers. */
export interface ReadState {
    readonly id: string;
    readonly inputs: PropertyMap;
    readonly properties: PropertyMap;
}

// Annotations that controllers write: no program asked for them.
const foreign = ["deployment.kubernetes.io/revision", "kubectl.kubernetes.io/last-applied-configuration"];

function imported(live: JsonObject): JsonObject {
    const rest = without(withoutReadOnly(live), "status");
    const { annotations, ...metadata } = objectOf(rest.metadata);
    const kept = Object.entries(objectOf(annotations)).filter(([key]) => !foreign.includes(key));
    return {
        ...rest,
        metadata: { ...metadata, ...(kept.length === 0 ? {} : { annotations: Object.fromEntries(kept) }) },
    };
}

/** Reads an object that is in the state, or one that is to be imported: then it has no inputs yet. */
export async function readObject(
    cluster: Cluster,
    resource: ResourceRef,
    id: string,
    inputs: PropertyMap,
    properties: PropertyMap,
): Promise<ReadState | undefined> {
    const { apiVersion, kind } = parseToken(resource.type);
    const live = await cluster.api().get({ apiVersion, kind, ...parseId(id) });
    if (live === undefined) return undefined;
    const isImport = Object.keys(inputs).length === 0;
    const found = isImport ? imported(live) : prune(live, toJson(inputs));
    const stringData = liveStringData(live, inputs);
    const now: Record<string, PropertyValue> = {
        ...toProperties(found),
        ...(stringData === undefined ? {} : { stringData }),
    };
    const manager = fieldManagerOf(resource.urn, found, properties);
    const secretInputs = isImport ? properties : inputs;
    return {
        id: id.includes("/") ? id : idOf(live),
        inputs: withSecrets(now, secretInputs),
        properties: stateOf(live, secretInputs, manager, properties),
    };
}
