import { text, texts } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import type { Cloud, Found } from "../model/cloud";
import { filtered } from "../wire/describe/filters";
import { inRegion } from "../wire/describe/inRegion";
import { page } from "../wire/describe/page";
import { givenTags, tagsOf, withoutTags, withTags } from "../wire/describe/tags";
import type { Answer, Call, WireService } from "../wire/wireService";
import { list, map } from "../../model/json";

// What EC2 calls each kind in DescribeTags (EC2 API reference, TagSpecification).
const resourceTypes: Readonly<Record<string, string>> = {
    "ec2/vpc": "vpc",
    "ec2/subnet": "subnet",
    "ec2/networkInterface": "network-interface",
    "ec2/securityGroup": "security-group",
    "ebs/volume": "volume",
    "ec2/eip": "elastic-ip",
    "ec2/natGateway": "natgateway",
    "ec2/internetGateway": "internet-gateway",
    "ec2/routeTable": "route-table",
    "ec2/vpcEndpoint": "vpc-endpoint",
    "ec2/flowLog": "vpc-flow-log",
    "ec2/instance": "instance",
};

function describeTags({ cloud, params }: Call): Answer {
    const all = Object.entries(resourceTypes).flatMap(([kind, resourceType]) =>
        inRegion(cloud, kind).flatMap(({ id, body }) =>
            Object.entries(tagsOf(body)).map(([key, value]): Found => ({
                id: `${id} ${key}`,
                body: { resourceId: id, resourceType, key, value },
            })),
        ),
    );
    const fields = {
        key: ({ body }: Found) => text(body.key),
        value: ({ body }: Found) => text(body.value),
        "resource-id": ({ body }: Found) => text(body.resourceId),
        "resource-type": ({ body }: Found) => text(body.resourceType),
    };
    const size = Number(text(params.MaxResults) || 1000);
    const request = { token: text(params.NextToken), size, invalid: "InvalidParameterValue" };
    const { items, next } = page(filtered(all, params.Filter, fields, cloud), ({ id }) => id, request);
    return { tagSet: items.map(({ body }) => body), nextToken: next };
}

function needAny(cloud: Cloud, id: string): Found & { readonly kind: string } {
    for (const kind of Object.keys(resourceTypes)) {
        const found = cloud.find(kind, id);
        if (found !== undefined) return { id: found.id, body: found.body, kind };
    }
    throw new CloudError("InvalidID", `The ID '${id}' is not valid`);
}

/** Calls about the tags of anything in EC2. */
export const tagActions: WireService["actions"] = {
    DescribeTags: describeTags,
    CreateTags: ({ cloud, params }) => {
        const tags = givenTags(params.Tag);
        const found = texts(params.ResourceId).map((id) => needAny(cloud, id));
        for (const { id, kind, body } of found) cloud.put(kind, id, withTags(body, tags));
        return { return: true };
    },
    DeleteTags: ({ cloud, params }) => {
        const keys = list(params.Tag).map((tag) => text(map(tag).Key));
        const found = texts(params.ResourceId).map((id) => needAny(cloud, id));
        for (const { id, kind, body } of found) cloud.put(kind, id, withoutTags(body, keys));
        return { return: true };
    },
};
