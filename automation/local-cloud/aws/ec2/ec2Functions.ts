import { type JsonMap, list, map, text, texts } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import type { Cloud, Found } from "../model/cloud";
import type { CloudFunction } from "../model/cloudFunction";

// Filters are named as in EC2's API, properties as in Pulumi.
const properties: Readonly<Record<string, string>> = {
    "vpc-id": "vpcId",
    "subnet-id": "id",
    "availability-zone": "availabilityZone",
    cidr: "cidrBlock",
    "cidr-block": "cidrBlock",
};

function matchesFilter({ id, body }: Found, filter: JsonMap): boolean {
    const name = text(filter.name);
    const values = texts(filter.values);
    const tag = name.startsWith("tag:") ? text(map(body.tagsAll)[name.slice(4)]) : undefined;
    const property = properties[name] ?? name;
    return values.includes(tag ?? (property === "id" ? id : text(body[property])));
}

function find(kind: string, args: JsonMap, cloud: Cloud): Found[] {
    const plain = ["vpcId", "cidrBlock", "availabilityZone"] as const;
    return cloud.all(kind).filter((found) => {
        const { id, body } = found;
        return (
            (text(args.id) === "" || id === text(args.id)) &&
            plain.every((key) => text(args[key]) === "" || body[key] === args[key]) &&
            Object.entries(map(args.tags)).every(([key, value]) => map(body.tagsAll)[key] === value) &&
            list(args.filters).every((filter) => matchesFilter(found, map(filter)))
        );
    });
}

function theOne(kind: string, word: string): CloudFunction {
    return (args, cloud) => {
        // No account of the local cloud has a default VPC.
        const found = args.default === true ? [] : find(kind, args, cloud);
        const [one] = found;
        if (one === undefined) throw new CloudError("NotFound", `no matching EC2 ${word} found`);
        if (found.length > 1) throw new CloudError("TooManyResults", `multiple EC2 ${word}s matched`);
        return { ...one.body, tags: one.body.tagsAll ?? {}, id: one.id };
    };
}

/** Functions that look networks up. */
export const ec2Functions: Readonly<Record<string, CloudFunction>> = {
    "aws:ec2/getVpc:getVpc": theOne("ec2/vpc", "VPC"),
    "aws:ec2/getSubnet:getSubnet": theOne("ec2/subnet", "Subnet"),
    "aws:ec2/getSubnets:getSubnets": (args, cloud) => ({
        id: cloud.region,
        ids: find("ec2/subnet", args, cloud).map(({ id }) => id),
    }),
};
