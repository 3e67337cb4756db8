import type { ServiceModels } from "../model/resourceModel";
import { accessEntry, accessPolicyAssociation, podIdentityAssociation } from "./access";
import { addon } from "./addon";
import { cluster } from "./cluster";
import { nodeGroup } from "./nodeGroup";

/** Amazon Elastic Kubernetes Service. */
export const eks: ServiceModels = {
    "aws:eks/cluster:Cluster": cluster,
    "aws:eks/nodeGroup:NodeGroup": nodeGroup,
    "aws:eks/addon:Addon": addon,
    "aws:eks/accessEntry:AccessEntry": accessEntry,
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": accessPolicyAssociation,
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": podIdentityAssociation,
};
