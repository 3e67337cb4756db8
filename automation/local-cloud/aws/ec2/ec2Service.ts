import type { WireService } from "../wire/wireService";
import { addressActions } from "./gateways/addressesWire";
import { gatewayActions } from "./gateways/gatewaysWire";
import { instanceActions } from "./instances/instancesWire";
import { interfaceActions } from "./instances/networkInterfacesWire";
import { securityGroupRuleActions } from "./security-groups/securityGroupRulesWire";
import { securityGroupActions } from "./security-groups/securityGroupsWire";
import { tagActions } from "./tagsWire";
import { volumeActions } from "./instances/volumesWire";
import { vpcActions } from "./vpcs/vpcsWire";

/** Amazon EC2 on the wire. */
export const ec2Service: WireService = {
    name: "ec2",
    protocol: "ec2",
    namespace: "http://ec2.amazonaws.com/doc/2016-11-15/",
    apiVersion: "2016-11-15",
    actions: {
        ...vpcActions,
        ...interfaceActions,
        ...securityGroupActions,
        ...securityGroupRuleActions,
        ...volumeActions,
        ...addressActions,
        ...gatewayActions,
        ...instanceActions,
        ...tagActions,
    },
};
