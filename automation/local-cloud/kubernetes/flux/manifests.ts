import { parseAllDocuments } from "yaml";
import { type JsonObject, isObject, listOf, objectOf, textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject } from "../api/objects/kubernetesObject";
import { type Fixture } from "./fixtures";

/** A path that a source lacks, or manifests that cannot be read: what a Kustomization says of it. */
export class BuildFailed extends Error {
    override readonly name = "BuildFailed";
}

/** Puts values where a text asks for them: `${name}`, `${name:=otherwise}` (Flux, "Post build variable substitution"). */
function substitute(text: string, values: JsonObject): string {
    return text.replaceAll(/\$\{(\w+)(?::?=([^}]*))?\}/g, (all, name: string, otherwise?: string) => {
        const value = values[name];
        return value === undefined ? (otherwise ?? all) : textOf(value);
    });
}

function parse(text: string): JsonObject[] {
    return parseAllDocuments(text).flatMap((document) => {
        const [error] = document.errors;
        if (error !== undefined) throw new BuildFailed(`kustomize build failed: ${error.message}`);
        const value: unknown = document.toJS();
        if (!isObject(value)) return [];
        return value.kind === "List" ? listOf(value.items).filter(isObject) : [value];
    });
}

/** The objects that a Kustomization makes of what its source holds. */
export function manifestsOf(kustomization: KubernetesObject, fixture: Fixture): JsonObject[] {
    const path = textOf(valueAt(kustomization, ["spec", "path"])) || "./";
    const texts = fixture.texts(path);
    if (texts === undefined) {
        throw new BuildFailed(`kustomization path not found: stat ${path}: no such file or directory`);
    }
    const values = valueAt(kustomization, ["spec", "postBuild", "substitute"]);
    return texts
        .map((text) => (values === undefined ? text : substitute(text, objectOf(values))))
        .flatMap(parse);
}
