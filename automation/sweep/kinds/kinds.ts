import { clusters } from "./clusters";
import { elasticIps } from "./elasticIps";
import { instances } from "./instances";
import type { KindOfLeftover } from "./kindOfLeftover";
import { loadBalancers } from "./loadBalancers";
import { logGroups } from "./logGroups";
import { natGateways } from "./natGateways";
import { networkInterfaces } from "./networkInterfaces";
import { oidcProviders } from "./oidcProviders";
import { securityGroups } from "./securityGroups";
import { targetGroups } from "./targetGroups";
import { volumes } from "./volumes";
import { vpcs } from "./vpcs";

/** Every kind of leftover, in the order in which they can be deleted. */
export const kinds: readonly KindOfLeftover[] = [
    loadBalancers,
    targetGroups,
    clusters,
    instances,
    natGateways,
    networkInterfaces,
    elasticIps,
    securityGroups,
    volumes,
    logGroups,
    oidcProviders,
    vpcs,
];
