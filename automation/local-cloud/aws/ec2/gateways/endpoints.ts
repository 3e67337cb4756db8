import { text, texts } from "../../../model/json";
import { ec2Id } from "../../model/ids";
import { refuseIf } from "../../model/refusal";
import type { Making, ResourceModel } from "../../model/resourceModel";
import { needRouteTable, needSubnet, needVpc } from "../need";
import { addInterface, removeInterfacesOf } from "../instances/networkInterfaces";

function refuse({ cloud, inputs }: Making): void {
    needVpc(cloud, inputs.vpcId);
    for (const id of texts(inputs.routeTableIds)) needRouteTable(cloud, id);
    for (const id of texts(inputs.subnetIds)) needSubnet(cloud, id);
    const service = text(inputs.serviceName);
    refuseIf(
        service.startsWith("com.amazonaws.") && !service.startsWith(`com.amazonaws.${cloud.region}.`),
        "InvalidServiceName",
        `The Vpc Endpoint Service '${service}' does not exist`,
    );
}

/** A VPC endpoint: routes for a gateway endpoint, network interfaces for an interface endpoint. */
export const vpcEndpoint: ResourceModel = {
    tagged: true,
    required: ["vpcId"],
    defaults: { vpcEndpointType: "Gateway" },
    replaces: ["vpcId", "serviceName", "vpcEndpointType", "serviceRegion"],
    id: () => ec2Id("vpce"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `vpc-endpoint/${id}`),
        cidrBlocks: () => ["3.5.134.0/23", "52.219.46.0/23"],
        ownerId: ({ cloud }) => cloud.account,
        prefixListId: ({ inputs }) => (inputs.vpcEndpointType === "Gateway" ? ec2Id("pl") : ""),
        requesterManaged: () => false,
        state: () => "available",
    },
    assigned: {
        ipAddressType: () => "ipv4",
        policy: () =>
            `{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}`,
        privateDnsEnabled: () => false,
        routeTableIds: () => [],
        securityGroupIds: () => [],
        subnetIds: () => [],
    },
    refuseCreate: refuse,
    created: ({ cloud, id, inputs }) => {
        if (inputs.vpcEndpointType !== "Interface") return;
        for (const subnetId of texts(inputs.subnetIds)) {
            const securityGroups = texts(inputs.securityGroupIds);
            addInterface(cloud, {
                subnetId,
                description: `VPC Endpoint Interface ${id}`,
                securityGroups,
                owner: id,
            });
        }
    },
    deleted: ({ cloud, id }) => {
        removeInterfacesOf(cloud, id);
    },
    seconds: { create: 6, delete: 6 },
};
