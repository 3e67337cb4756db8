import type { Problem } from "../load/errors";
import { disjointRanges } from "./network/disjointRanges";
import { endpointReach } from "./compute/endpointReach";
import { gitopsSecret } from "./cluster-config/gitopsSecret";
import { groupNamespaces } from "./cluster-config/groupNamespaces";
import { ingressNamespace } from "./cluster-config/ingressNamespace";
import { kubeProxySkew } from "./compute/kubeProxySkew";
import { oneArchitecture } from "./compute/oneArchitecture";
import type { Judged, Rule } from "./rule";
import { vpcRange } from "./network/vpcRange";
import { zonesOfRegion } from "./network/zonesOfRegion";

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
