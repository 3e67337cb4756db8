import type { WireService } from "../wireService";
import { addressActions } from "./addresses";
import { gatewayActions } from "./gateways";
import { instanceActions } from "./instances";
import { interfaceActions } from "./networkInterfaces";
import { securityGroupRuleActions } from "./securityGroupRules";
import { securityGroupActions } from "./securityGroups";
import { tagActions } from "./tags";
import { volumeActions } from "./volumes";
import { vpcActions } from "./vpcs";

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
