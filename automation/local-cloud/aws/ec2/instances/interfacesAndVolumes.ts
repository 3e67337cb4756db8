import { text, texts } from "../../../model/json";
import { ec2Id, hex } from "../../model/ids";
import { refuseIf } from "../../model/refusal";
import type { ResourceModel } from "../../model/resourceModel";
import { needSecurityGroup, needSubnet } from "../need";
import { freeAddress } from "./networkInterfaces";

/** A network interface of its own. */
export const networkInterface: ResourceModel = {
    tagged: true,
    required: ["subnetId"],
    replaces: ["subnetId", "interfaceType"],
    id: () => ec2Id("eni"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `network-interface/${id}`),
        macAddress: () => `02:${(hex(10).match(/../g) ?? []).join(":")}`,
        ownerId: ({ cloud }) => cloud.account,
        status: () => "available",
        vpcId: ({ cloud, inputs }) => needSubnet(cloud, inputs.subnetId).body.vpcId ?? "",
    },
    assigned: {
        interfaceType: () => "interface",
        privateIp: ({ cloud, inputs }) => freeAddress(cloud, text(inputs.subnetId)),
        securityGroups: () => [],
        sourceDestCheck: () => true,
    },
    refuseCreate: ({ cloud, inputs }) => {
        needSubnet(cloud, inputs.subnetId);
        for (const id of texts(inputs.securityGroups)) needSecurityGroup(cloud, id);
    },
    refuseDelete: ({ id, inputs }) => {
        const message = `Network interface '${id}' is currently in use.`;
        refuseIf(text(inputs.status) === "in-use", "InvalidParameterValue", message);
    },
    seconds: { create: 1, delete: 1 },
};

/** An EBS volume. */
export const volume: ResourceModel = {
    tagged: true,
    required: ["availabilityZone"],
    replaces: ["availabilityZone", "encrypted", "kmsKeyId", "snapshotId"],
    id: () => ec2Id("vol"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `volume/${id}`),
        createTime: () => new Date().toISOString(),
    },
    assigned: {
        encrypted: () => false,
        iops: () => 3000,
        size: () => 8,
        throughput: () => 125,
        type: () => "gp3",
    },
    refuseDelete: ({ id, inputs }) => {
        const instance = text(inputs.attachedTo);
        refuseIf(instance !== "", "VolumeInUse", `Volume ${id} is currently attached to ${instance}`);
    },
    seconds: { create: 6, delete: 6 },
};
