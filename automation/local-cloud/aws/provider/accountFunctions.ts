import { text } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import { zoneId, zonesOf } from "../ec2/vpcs/zones";
import type { CloudFunction } from "../model/cloudFunction";

/** Functions that tell where a program runs. */
export const account: Readonly<Record<string, CloudFunction>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": (_, cloud) => ({
        accountId: cloud.account,
        arn: cloud.globalArn("iam", "user/local-cloud"),
        id: cloud.account,
        userId: "AIDALOCALCLOUD",
    }),
    "aws:index/getPartition:getPartition": (_, { partition }) => ({
        dnsSuffix: partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
        id: partition,
        partition,
        reverseDnsPrefix: partition === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws",
    }),
    "aws:index/getRegion:getRegion": (_, { region }) => ({
        description: region,
        endpoint: `ec2.${region}.amazonaws.com`,
        id: region,
        name: region,
        region,
    }),
    "aws:index/getAvailabilityZones:getAvailabilityZones": (_, { region }) => {
        const zones = zonesOf(region);
        return { groupNames: [region], id: region, names: zones, zoneIds: zones.map(zoneId) };
    },
    "aws:ssm/getParameter:getParameter": (args, cloud) => {
        const name = text(args.name);
        const given = cloud.find("ssm/parameter", name)?.body.value;
        const isPublic = name.startsWith("/aws/service/");
        if (given === undefined && !isPublic) {
            throw new CloudError("ParameterNotFound", `couldn't find resource: SSM Parameter (${name})`);
        }
        const value = text(given) || "ami-0local0cloud00000";
        return {
            arn: cloud.arn("ssm", `parameter/${name.replace(/^\//, "")}`),
            id: name,
            insecureValue: value,
            type: "String",
            value,
            version: 1,
        };
    },
};
