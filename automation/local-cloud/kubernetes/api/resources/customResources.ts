import { type Json, type JsonObject, isObject, listOf, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { type PrinterColumn, type ResourceType, type ScalePaths } from "./resourceType";

function texts(value: Json | undefined): string[] {
    return listOf(value).map(textOf);
}

function path(value: Json | undefined): string[] {
    return textOf(value)
        .split(".")
        .filter((field) => field !== "");
}

function scalePaths(version: JsonObject): ScalePaths | undefined {
    const scale = valueAt(version, ["subresources", "scale"]);
    if (!isObject(scale)) return undefined;
    return {
        specReplicas: path(scale.specReplicasPath),
        statusReplicas: path(scale.statusReplicasPath),
        selector: path(scale.labelSelectorPath),
    };
}

function typeOfVersion(definition: KubernetesObject, version: JsonObject): ResourceType {
    const names = objectOf(valueAt(definition, ["spec", "names"]));
    const scale = scalePaths(version);
    const schema = valueAt(version, ["schema", "openAPIV3Schema"]);
    return {
        group: textOf(valueAt(definition, ["spec", "group"])),
        version: textOf(version.name),
        kind: textOf(names.kind),
        listKind: textOf(names.listKind) || `${textOf(names.kind)}List`,
        plural: textOf(names.plural),
        singular: textOf(names.singular) || textOf(names.kind).toLowerCase(),
        namespaced: valueAt(definition, ["spec", "scope"]) === "Namespaced",
        shortNames: texts(names.shortNames),
        categories: texts(names.categories),
        hasStatus: isObject(valueAt(version, ["subresources", "status"])),
        hasGeneration: true,
        isReview: false,
        ...(scale === undefined ? {} : { scale }),
        custom: {
            printerColumns: listOf(version.additionalPrinterColumns) as unknown as PrinterColumn[],
            schema: isObject(schema) ? schema : undefined,
        },
    };
}

/** The resources a definition adds: one per served version, in the definition's order. */
export function customResourceTypes(definition: KubernetesObject): ResourceType[] {
    return listOf(valueAt(definition, ["spec", "versions"]))
        .filter(isObject)
        .filter((version) => version.served !== false)
        .map((version) => typeOfVersion(definition, version));
}
