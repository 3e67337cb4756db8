import { type JsonMap, list, map, text, texts } from "../../model/json";
import type { Cloud, Found } from "../model/cloud";
import { inRegion } from "../wire/describe/inRegion";
import { page } from "../wire/describe/page";
import { tagList, tagsOf } from "../wire/describe/tags";
import type { Answer, WireService } from "../wire/wireService";

// Kinds whose ARN is not in their properties: what a service of AWS makes by itself has few.
const arnTypes: Readonly<Record<string, string>> = {
    "ec2/networkInterface": "network-interface",
    "ec2/securityGroup": "security-group",
    "ec2/natGateway": "natgateway",
    "ebs/volume": "volume",
};

function arnOf(kind: string, { id, body }: Found, cloud: Cloud): string {
    const own = text(body.arn) || text(body.associationArn);
    if (own !== "") return own;
    const type = arnTypes[kind];
    return type === undefined ? "" : cloud.arn("ec2", `${type}/${id}`);
}

/** All that has tags and is in the region; IAM is not among what this service knows. */
function tagged(cloud: Cloud): Found[] {
    return cloud.store
        .kinds("")
        .filter((kind) => !/^(k8s|local-cloud|iam)\//.test(kind))
        .flatMap((kind) =>
            inRegion(cloud, kind).flatMap((found) => {
                const arn = arnOf(kind, found, cloud);
                const isTagged = Object.keys(tagsOf(found.body)).length > 0;
                return arn === "" || !isTagged ? [] : [{ id: arn, body: found.body }];
            }),
        );
}

/** Whether an ARN is of a type such as `ec2:volume`, `ec2` or `logs:log-group`. */
function isOfType(arn: string, wanted: string): boolean {
    const [, , service = "", , , ...rest] = arn.split(":");
    const type = rest.join(":").split(/[:/]/)[0] ?? "";
    return wanted === service || wanted === `${service}:${type}`;
}

function getResources(cloud: Cloud, params: JsonMap): Answer {
    const types = texts(params.ResourceTypeFilters);
    const wanted = list(params.TagFilters).map((filter) => {
        const { Key, Values } = map(filter);
        return { key: text(Key), values: texts(Values) };
    });
    const found = tagged(cloud).filter(({ id, body }) => {
        const tags = tagsOf(body);
        const fits = wanted.every(({ key, values }) => {
            const value = tags[key];
            return value !== undefined && (values.length === 0 || values.includes(value));
        });
        return fits && (types.length === 0 || types.some((type) => isOfType(id, type)));
    });
    const size = Math.min(Number(params.ResourcesPerPage ?? 100), 100);
    const request = { token: text(params.PaginationToken), size, invalid: "PaginationTokenExpiredException" };
    const { items, next } = page(found, ({ id }) => id, request);
    const shown = items.map(({ id, body }) => ({ ResourceARN: id, Tags: tagList(body) }));
    return { ResourceTagMappingList: shown, PaginationToken: next ?? "" };
}

/** The Resource Groups Tagging API on the wire. */
export const tagging: WireService = {
    name: "tagging",
    protocol: "json",
    target: "ResourceGroupsTaggingAPI_20170126",
    policyPrefix: "tag",
    actions: { GetResources: ({ cloud, params }) => getResources(cloud, params) },
};
