import type { LayerContext } from "../contract";
import { output } from "../defineLayer";
import type { NetworkSettings } from "./settings";

/** The outputs of the network layer. */
export const gives = {
    vpcId: output<string>("Id of the VPC."),
    vpcCidr: output<string>("IPv4 range of the VPC."),
    availabilityZones: output<string[]>("The availability zones that have subnets."),
    publicSubnetIds: output<string[]>("Subnets with addresses on the Internet, one in each zone."),
    privateSubnetIds: output<string[]>("Subnets with a way out only, one in each zone."),
    intraSubnetIds: output<string[]>("Subnets without a way out, one in each zone."),
};

/** What the program of the network layer is given; it is the bottom, and reads nothing. */
export type NetworkContext = LayerContext<NetworkSettings>;
