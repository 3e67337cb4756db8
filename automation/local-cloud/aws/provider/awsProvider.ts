import { isDeepStrictEqual } from "node:util";
import { isMap } from "../../model/values";
import { asProperties, type JsonMap, map, mapToJson, text } from "../../model/json";
import { keepSecrets } from "../../model/keepSecrets";
import { propertyDiff } from "../../model/propertyDiff";
import {
    CloudError,
    type ConfiguredProvider,
    type Created,
    type DiffResult,
    type PropertyMap,
    type PropertyValue,
} from "../../protocol/providerModel";
import { checkInputs } from "./checkInputs";
import type { Cloud } from "../model/cloud";
import { invokeFunction } from "./functions";
import { genericModel } from "./genericModel";
import { models } from "./models";
import { describe, foresee, inputsOf, redescribe } from "../model/outputs";
import { kindOf, type ResourceModel } from "../model/resourceModel";
import { forgetUnderWay, noteUnderWay } from "./underWay";

/** The aws package, configured for one region with one set of default tags. */
export class AwsProvider implements ConfiguredProvider {
    private readonly generic = new Map<string, ResourceModel>();

    constructor(
        private readonly cloud: Cloud,
        private readonly defaultTags: JsonMap,
    ) {}

    check(...[resource, olds, news, autonaming]: Parameters<ConfiguredProvider["check"]>) {
        const model = this.modelOf(resource.type);
        return Promise.resolve(checkInputs(model, resource, olds, news, autonaming, this.defaultTags));
    }

    diff(...[resource, , oldInputs, , news]: Parameters<ConfiguredProvider["diff"]>): Promise<DiffResult> {
        const model = this.modelOf(resource.type);
        const replaces = model.immutable === true ? Object.keys({ ...oldInputs, ...news }) : model.replaces;
        const changes = propertyDiff(oldInputs, news, replaces ?? []);
        const name = model.name?.property ?? "";
        const isReplaced = Object.values(changes).some((kind) => kind.endsWith("-replace"));
        // Two of one name cannot be there at once.
        const sameName = name !== "" && isDeepStrictEqual(oldInputs[name], news[name]);
        return Promise.resolve({ changes, deleteBeforeReplace: isReplaced && sameName });
    }

    async create(...[resource, inputs, preview]: Parameters<ConfiguredProvider["create"]>): Promise<Created> {
        const model = this.modelOf(resource.type);
        if (preview) return { id: "", properties: foresee(model, inputs) };
        const plain = mapToJson(inputs);
        const cloud = this.cloudOf(plain);
        const id = model.id({ cloud, inputs: plain });
        const made = { cloud, id, inputs: plain };
        model.refuseCreate?.(made);
        const body = this.located(describe(model, made), cloud);
        const kind = kindOf(resource.type);
        if (!cloud.add(kind, id, { ...body, ...model.pending })) {
            // Another process made one just now, or it is of those that are taken over.
            model.refuseCreate?.(made);
            cloud.put(kind, id, { ...body, ...model.pending });
        }
        const seconds = model.seconds?.create ?? 1;
        if (model.pending !== undefined) noteUnderWay(cloud, { type: resource.type, id, body }, seconds);
        model.created?.({ cloud, id, inputs: body });
        await cloud.wait(seconds);
        if (model.pending !== undefined) {
            cloud.put(kind, id, body);
            forgetUnderWay(cloud, resource.type, id);
        }
        return { id, properties: keepSecrets(asProperties({ ...body, id }), inputs) };
    }

    read(...[resource, id, inputs, properties]: Parameters<ConfiguredProvider["read"]>) {
        const model = this.modelOf(resource.type);
        const isImport = Object.keys(inputs).length === 0;
        const real = isImport && model.imported !== undefined ? model.imported(this.cloud, id) : id;
        const found = real === undefined ? undefined : this.cloud.find(kindOf(resource.type), real);
        if (found === undefined) return Promise.resolve(undefined);
        const body: JsonMap = { ...found.body, id: found.id };
        const before = mapToJson(properties);
        // An input that is as the state has it stays as it was written; what drifted shows in the inputs too.
        const current = Object.entries(inputs).map(([key, value]): [string, PropertyValue] => {
            const drifted = key in body && key in before && !isDeepStrictEqual(body[key], before[key]);
            return [key, drifted ? (asProperties(body)[key] ?? null) : value];
        });
        return Promise.resolve({
            id: found.id,
            inputs: isImport
                ? asProperties(inputsOf(model, found.body))
                : keepSecrets(Object.fromEntries(current), inputs),
            properties: keepSecrets(asProperties(body), inputs),
        });
    }

    async update(...[resource, id, olds, news, preview]: Parameters<ConfiguredProvider["update"]>) {
        const model = this.modelOf(resource.type);
        const inputs = mapToJson(news);
        const cloud = this.cloudOf(inputs);
        if (preview) {
            const before = mapToJson(olds);
            const kept = redescribe(model, before, { cloud, id, inputs: {} });
            return { ...asProperties(kept), ...foreseeUpdate(model, kept, news), id };
        }
        const kind = kindOf(resource.type);
        const before = cloud.need(kind, id, "NotFound", `The ${kind} '${id}' does not exist`).body;
        const made = { cloud, id, inputs, before };
        model.refuseUpdate?.(made);
        const body = this.located(redescribe(model, before, made), cloud);
        cloud.put(kind, id, body);
        model.updated?.({ ...made, inputs: body });
        await cloud.wait(model.seconds?.update ?? 1);
        return keepSecrets(asProperties({ ...body, id }), news);
    }

    async delete(...[resource, id]: Parameters<ConfiguredProvider["delete"]>): Promise<void> {
        const model = this.modelOf(resource.type);
        const kind = kindOf(resource.type);
        const found = this.cloud.find(kind, id);
        if (found === undefined) return;
        const made = { cloud: this.cloudOf(found.body), id, inputs: found.body };
        model.refuseDelete?.(made);
        const seconds = model.seconds?.delete ?? 1;
        if (model.pending !== undefined) {
            this.cloud.put(kind, id, { ...found.body, status: "DELETING" });
            noteUnderWay(this.cloud, { type: resource.type, id }, seconds);
        }
        await this.cloud.wait(seconds);
        this.cloud.remove(kind, id);
        model.deleted?.(made);
        if (model.pending !== undefined) forgetUnderWay(this.cloud, resource.type, id);
    }

    invoke(token: string, args: PropertyMap): Promise<PropertyMap> {
        const inputs = mapToJson(args);
        return Promise.resolve().then(() => invokeFunction(token, inputs, this.cloudOf(inputs)));
    }

    /** Resources may be put into another region than their provider's. */
    private cloudOf(inputs: JsonMap): Cloud {
        const region = text(inputs.region);
        return region === "" ? this.cloud : this.cloud.inRegion(region);
    }

    private located(body: JsonMap, cloud: Cloud): JsonMap {
        return { region: cloud.region, ...body };
    }

    private modelOf(type: string): ResourceModel {
        const known = models[type] ?? this.generic.get(type);
        if (known !== undefined) return known;
        if (!type.startsWith("aws:")) throw new CloudError("UnknownType", `${type} is no type of AWS.`);
        this.cloud.notice(`The local cloud has only a generic model of ${type}: it accepts any inputs.`);
        const model = genericModel(type);
        this.generic.set(type, model);
        return model;
    }
}

function foreseeUpdate(model: ResourceModel, kept: JsonMap, news: PropertyMap): PropertyMap {
    const extended = Object.keys(model.extended ?? {}).flatMap((key): [string, PropertyValue][] => {
        const given = news[key];
        return isMap(given) ? [[key, { ...asProperties(map(kept[key])), ...given }]] : [];
    });
    return { ...news, ...Object.fromEntries(extended) };
}
