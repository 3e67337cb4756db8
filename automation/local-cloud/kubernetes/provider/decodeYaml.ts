import { parseAllDocuments } from "yaml";
import { isObject } from "../api/objects/json";
import { CloudError, type PropertyMap } from "../../protocol/providerModel";
import { reveal } from "../../model/values";
import { toProperties } from "./values/conversion";

/** The function behind `yaml.parse` and `yaml.ConfigFile` of the SDKs: the objects in a YAML text. */
export function decodeYaml(args: PropertyMap): PropertyMap {
    const text = reveal(args.text ?? "");
    if (typeof text !== "string")
        throw new CloudError("InvalidArgument", "kubernetes:yaml:decode needs a text.");
    const documents = parseAllDocuments(text);
    const broken = documents.find((document) => document.errors.length > 0);
    if (broken?.errors[0] !== undefined) {
        throw new CloudError("InvalidYaml", `kubernetes:yaml:decode: ${broken.errors[0].code}`);
    }
    const objects = documents.map((document) => document.toJS() as unknown).filter(isObject);
    return { result: objects.map(toProperties) };
}
