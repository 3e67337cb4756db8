import type { Problem } from "../load/errors";
import { disjointRanges } from "../../../layers/network/rules/disjointRanges";
import { endpointReach } from "../../../layers/compute/rules/endpointReach";
import { gitopsSecret } from "../../../layers/cluster-config/rules/gitopsSecret";
import { groupNamespaces } from "../../../layers/cluster-config/rules/groupNamespaces";
import { ingressNamespace } from "../../../layers/cluster-config/rules/ingressNamespace";
import { kubeProxySkew } from "../../../layers/compute/rules/kubeProxySkew";
import { oneArchitecture } from "../../../layers/compute/rules/oneArchitecture";
import type { Judged, Rule } from "./rule";
import { vpcRange } from "../../../layers/network/rules/vpcRange";
import { zonesOfRegion } from "../../../layers/network/rules/zonesOfRegion";

const rules: readonly Rule[] = [
    vpcRange,
    zonesOfRegion,
    disjointRanges,
    endpointReach,
    kubeProxySkew,
    oneArchitecture,
    ingressNamespace,
    groupNamespaces,
    gitopsSecret,
];

/** Everything that the rules over several settings object to. */
export function checkRules(judged: Judged): Problem[] {
    return rules.flatMap((rule) => rule(judged));
}
