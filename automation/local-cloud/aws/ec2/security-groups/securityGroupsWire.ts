import { text } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { Cloud, Found } from "../../model/cloud";
import { needSecurityGroup } from "../need";
import { tagSet } from "../../wire/describe/tags";
import type { Answer, Call, WireService } from "../../wire/wireService";
import { describe, type Described, missing } from "../calls/describing";
import { inputs, specifiedTags } from "../calls/given";
import { groupRules } from "./groupRules";
import { permissions } from "./permissions";

const type = "aws:ec2/securityGroup:SecurityGroup";

function referenced(isEgress: boolean): (found: Found, cloud: Cloud) => string[] {
    return (found, cloud) =>
        groupRules(cloud, found)
            .filter((rule) => rule.isEgress === isEgress && rule.target.kind === "groupId")
            .map(({ target }) => target.value);
}

/** How EC2 names and describes security groups. */
export const securityGroups: Described = {
    kind: "ec2/securityGroup",
    prefix: "sg",
    missing: "InvalidGroup.NotFound",
    malformed: "InvalidGroupId.Malformed",
    word: "security group",
    ids: "GroupId",
    set: "securityGroupInfo",
    fields: {
        "group-id": ({ id }) => id,
        "group-name": ({ body }) => text(body.name),
        "vpc-id": ({ body }) => text(body.vpcId),
        "ip-permission.group-id": referenced(false),
        "egress.ip-permission.group-id": referenced(true),
    },
    show: showGroup,
};

function showGroup(found: Found, cloud: Cloud): Answer {
    const { id, body } = found;
    const rules = groupRules(cloud, found);
    const side = (isEgress: boolean) =>
        permissions(
            rules.filter((rule) => rule.isEgress === isEgress),
            cloud.account,
        );
    return {
        groupId: id,
        groupName: body.name,
        groupDescription: body.description,
        ownerId: cloud.account,
        vpcId: body.vpcId,
        securityGroupArn: cloud.arn("ec2", `security-group/${id}`),
        ipPermissions: side(false),
        ipPermissionsEgress: side(true),
    };
}

async function create({ cloud, params, resources }: Call): Promise<Answer> {
    const made = await resources.make(type, {
        ...inputs(params, { name: "GroupName", description: "GroupDescription", vpcId: "VpcId" }),
        // A new group lets everything out (EC2 API reference, CreateSecurityGroup).
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
        ...specifiedTags(params),
    });
    const securityGroupArn = cloud.arn("ec2", `security-group/${made.id}`);
    return { return: true, groupId: made.id, securityGroupArn, tagSet: tagSet(made) };
}

async function remove({ cloud, params, resources }: Call): Promise<Answer> {
    const id = text(params.GroupId);
    if (needSecurityGroup(cloud, id).body.isDefault === true) {
        const words = `the specified group: "${id}" name: "default" cannot be deleted by a user`;
        throw new CloudError("CannotDelete", words);
    }
    await resources.remove(type, id, missing(securityGroups, id));
    return { return: true, groupId: id };
}

/** Calls about security groups. */
export const securityGroupActions: WireService["actions"] = {
    DescribeSecurityGroups: describe(securityGroups),
    CreateSecurityGroup: create,
    DeleteSecurityGroup: remove,
};
