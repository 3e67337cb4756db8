import { text } from "../../../model/json";
import { ec2Id } from "../../model/ids";
import type { ResourceModel } from "../../model/resourceModel";
import { needSubnet, needVpc } from "../need";

/** Flow logs of a VPC or a subnet. */
export const flowLog: ResourceModel = {
    tagged: true,
    defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
    replaces: [
        "deliverCrossAccountRole",
        "destinationOptions",
        "eniId",
        "iamRoleArn",
        "logDestination",
        "logDestinationType",
        "logFormat",
        "maxAggregationInterval",
        "subnetId",
        "trafficType",
        "vpcId",
    ],
    id: () => ec2Id("fl"),
    outputs: { arn: ({ cloud, id }) => cloud.arn("ec2", `vpc-flow-log/${id}`) },
    assigned: {
        logFormat: () =>
            "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} " +
            "${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}",
    },
    refuseCreate: ({ cloud, inputs }) => {
        if (text(inputs.vpcId) !== "") needVpc(cloud, inputs.vpcId);
        if (text(inputs.subnetId) !== "") needSubnet(cloud, inputs.subnetId);
    },
    seconds: { create: 1, delete: 1 },
};
