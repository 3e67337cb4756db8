import { text, texts } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { Cloud, Found } from "../../model/cloud";
import { inRegion } from "../../wire/describe/inRegion";
import { tagSet } from "../../wire/describe/tags";
import type { Answer, Call, WireService } from "../../wire/wireService";
import { attachmentOf, interfaceType, isRequesterManaged, shownAttachment } from "./attachments";
import { deleting } from "../calls/deleting";
import { describe, type Described } from "../calls/describing";
import { inputs, specifiedTags } from "../calls/given";

const type = "aws:ec2/networkInterface:NetworkInterface";

const networkInterfaces: Described = {
    kind: "ec2/networkInterface",
    prefix: "eni",
    missing: "InvalidNetworkInterfaceID.NotFound",
    malformed: "InvalidNetworkInterfaceId.Malformed",
    word: "networkInterface ID",
    ids: "NetworkInterfaceId",
    set: "networkInterfaceSet",
    fields: {
        "network-interface-id": ({ id }) => id,
        "vpc-id": ({ body }) => text(body.vpcId),
        "subnet-id": ({ body }) => text(body.subnetId),
        "group-id": ({ body }) => texts(body.securityGroups),
        "interface-type": interfaceType,
        "requester-managed": (found) => String(isRequesterManaged(found)),
        description: ({ body }) => text(body.description),
        "private-ip-address": ({ body }) => text(body.privateIp),
        status: ({ body }) => text(body.status),
    },
    show: showInterface,
};

function zoneOf({ body }: Found, cloud: Cloud): Answer[string] {
    return cloud.find("ec2/subnet", text(body.subnetId))?.body.availabilityZone;
}

function showInterface(found: Found, cloud: Cloud): Answer {
    const { id, body } = found;
    const publicIp = text(body.publicIp);
    return {
        networkInterfaceId: id,
        subnetId: body.subnetId,
        vpcId: body.vpcId,
        availabilityZone: zoneOf(found, cloud),
        description: body.description ?? "",
        ownerId: cloud.account,
        requesterManaged: isRequesterManaged(found),
        status: body.status,
        macAddress: body.macAddress,
        privateIpAddress: body.privateIp,
        sourceDestCheck: body.sourceDestCheck ?? true,
        interfaceType: interfaceType(found),
        groupSet: texts(body.securityGroups).map((groupId) => ({
            groupId,
            groupName: cloud.find("ec2/securityGroup", groupId)?.body.name,
        })),
        attachment: shownAttachment(found, cloud),
        association: publicIp === "" ? undefined : { publicIp, ipOwnerId: "amazon" },
        privateIpAddressesSet: [{ privateIpAddress: body.privateIp, primary: true }],
    };
}

async function create({ cloud, params, resources }: Call): Promise<Answer> {
    const groups = texts(params.SecurityGroupId);
    const subnet = cloud.find("ec2/subnet", text(params.SubnetId));
    const vpcId = text(subnet?.body.vpcId);
    const own = text(cloud.find("ec2/vpc", vpcId)?.body.defaultSecurityGroupId);
    const made = await resources.make(type, {
        ...inputs(params, {
            subnetId: "SubnetId",
            description: "Description",
            privateIp: "PrivateIpAddress",
        }),
        // Without groups it gets the VPC's default one (EC2 API reference, CreateNetworkInterface).
        securityGroups: groups.length > 0 ? groups : [own].filter((id) => id !== ""),
        ...specifiedTags(params),
    });
    return { networkInterface: { ...showInterface(made, cloud), tagSet: tagSet(made) } };
}

/** Takes an interface off its instance. What a service of AWS attached it keeps. */
function detach({ cloud, params }: Call): Answer {
    const wanted = text(params.AttachmentId);
    const found = inRegion(cloud, networkInterfaces.kind).find(
        (each) => attachmentOf(each, cloud)?.attachmentId === wanted,
    );
    if (found === undefined) {
        const words = `An interface attachment with id '${wanted}' does not exist`;
        throw new CloudError("InvalidAttachmentID.NotFound", words);
    }
    if (isRequesterManaged(found)) {
        const words = `You do not have permission to access the specified resource.`;
        throw new CloudError("AuthFailure", words);
    }
    cloud.put(networkInterfaces.kind, found.id, { ...found.body, status: "available", attachedTo: "" });
    return { return: true };
}

/** Calls about network interfaces. */
export const interfaceActions: WireService["actions"] = {
    DescribeNetworkInterfaces: describe(networkInterfaces),
    CreateNetworkInterface: create,
    DetachNetworkInterface: detach,
    DeleteNetworkInterface: deleting(networkInterfaces, type, "NetworkInterfaceId"),
};
