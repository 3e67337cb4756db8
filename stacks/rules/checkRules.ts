import type { Problem } from "../errors";
import { disjointRanges } from "./disjointRanges";
import { endpointReach } from "./endpointReach";
import { gitopsSecret } from "./gitopsSecret";
import { groupNamespaces } from "./groupNamespaces";
import { ingressNamespace } from "./ingressNamespace";
import { kubeProxySkew } from "./kubeProxySkew";
import { oneArchitecture } from "./oneArchitecture";
import type { Judged, Rule } from "./rule";
import { vpcRange } from "./vpcRange";
import { zonesOfRegion } from "./zonesOfRegion";

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
