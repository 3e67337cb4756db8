import type { ServiceModels } from "../model/resourceModel";
import { openIdConnectProvider, policy } from "./policies";
import { instanceProfile, role, rolePolicy, rolePolicyAttachment } from "./roles";

/** AWS Identity and Access Management. */
export const iam: ServiceModels = {
    "aws:iam/role:Role": role,
    "aws:iam/rolePolicy:RolePolicy": rolePolicy,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": rolePolicyAttachment,
    "aws:iam/policy:Policy": policy,
    "aws:iam/instanceProfile:InstanceProfile": instanceProfile,
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": openIdConnectProvider,
};
