import { autoname } from "../../model/autoname";
import { asProperties, type JsonMap } from "../../model/json";
import type {
    Autonaming,
    CheckResult,
    PropertyMap,
    PropertyValue,
    ResourceRef,
} from "../../protocol/providerModel";
import type { ResourceModel } from "../model/resourceModel";
import { tagsAll } from "./tags";

type Inputs = Record<string, PropertyValue>;

function nameOf(
    model: ResourceModel,
    resource: ResourceRef,
    olds: PropertyMap,
    autonaming: Autonaming | undefined,
): PropertyMap {
    if (model.name === undefined) return {};
    const { property, prefix = "", longest = 255 } = model.name;
    const before = olds[property];
    if (before !== undefined && before !== null) return { [property]: before };
    const name = autoname(resource.name, autonaming);
    return name === undefined ? {} : { [property]: (prefix + name).slice(0, longest) };
}

/** Fills in what the provider adds to inputs, and says which are missing. */
export function checkInputs(
    model: ResourceModel,
    resource: ResourceRef,
    olds: PropertyMap,
    news: PropertyMap,
    autonaming: Autonaming | undefined,
    defaultTags: JsonMap,
): CheckResult {
    const given: Inputs = Object.fromEntries(Object.entries(news).filter(([, value]) => value !== null));
    const isNamed = model.name !== undefined && `${model.name.property}Prefix` in given;
    const inputs: Inputs = {
        ...asProperties(model.defaults ?? {}),
        ...(isNamed ? {} : nameOf(model, resource, olds, autonaming)),
        ...given,
    };
    const all = model.tagged === true ? tagsAll(inputs.tags, defaultTags) : undefined;
    if (all !== undefined) inputs.tagsAll = all;
    const failures = (model.required ?? [])
        .filter((property) => !(property in inputs))
        .map((property) => ({
            property,
            reason: `Missing required argument: The argument "${property}" is required, but no definition was found.`,
        }));
    return { inputs, failures };
}
