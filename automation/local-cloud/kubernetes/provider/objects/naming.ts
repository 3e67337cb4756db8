import { randomBytes } from "node:crypto";
import {
    type Autonaming,
    CloudError,
    type PropertyMap,
    type PropertyValue,
} from "../../../protocol/providerModel";
import { annotation } from "./metadata";
import { isMap } from "../../../model/values";

/** A name for a resource that was given none: the engine's proposal, else the resource's name and 8 random digits. */
export function makeName(resourceName: string, autonaming: Autonaming | undefined, field: string): string {
    if (autonaming?.mode === "disable") {
        throw new CloudError(
            "AutonamingDisabled",
            `autonaming is disabled, resource requires the ${field} field to be set`,
        );
    }
    if (autonaming !== undefined && autonaming.proposedName !== "") return autonaming.proposedName;
    return `${resourceName}-${randomBytes(4).toString("hex")}`;
}

function metadataOf(properties: PropertyMap): PropertyMap {
    return isMap(properties.metadata) ? properties.metadata : {};
}

function isAutonamed(metadata: PropertyMap): boolean {
    const annotations = metadata.annotations;
    return isMap(annotations) && annotations[annotation.autonamed] === "true";
}

function autonamed(inputs: PropertyMap, name: PropertyValue): PropertyMap {
    const metadata = metadataOf(inputs);
    const annotations = isMap(metadata.annotations) ? metadata.annotations : {};
    return {
        ...inputs,
        metadata: { ...metadata, name, annotations: { ...annotations, [annotation.autonamed]: "true" } },
    };
}

/** Inputs with a name: the one they have, the one that was made up before, or a new one. */
export function withName(
    inputs: PropertyMap,
    oldInputs: PropertyMap,
    resourceName: string,
    autonaming: Autonaming | undefined,
): PropertyMap {
    const { name } = metadataOf(inputs);
    if (name !== undefined && name !== null && name !== "") return inputs;
    const old = metadataOf(oldInputs);
    if (isAutonamed(old) && old.name !== undefined) return autonamed(inputs, old.name);
    return autonamed(inputs, makeName(resourceName, autonaming, ".metadata.name"));
}
