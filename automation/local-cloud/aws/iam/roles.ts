import { text } from "../../model/json";
import type { Cloud } from "../model/cloud";
import { digits, iamId } from "../model/ids";
import { refuseIf } from "../model/refusal";
import type { Making, ResourceModel } from "../model/resourceModel";
import { refuseMalformed } from "./documents";

/** The role with a name, or IAM's answer that it is not found. */
export function needRole(cloud: Cloud, name: string): void {
    cloud.need("iam/role", name, "NoSuchEntity", `The role with name ${name} cannot be found.`);
}

function refuse({ cloud, id, inputs }: Making): void {
    const isThere = cloud.find("iam/role", id) !== undefined;
    refuseIf(isThere, "EntityAlreadyExists", `Role with name ${id} already exists.`);
    refuseMalformed(inputs.assumeRolePolicy);
}

function refuseDelete({ cloud, id, inputs }: Making): void {
    const conflict = (holds: boolean, words: string) => {
        refuseIf(holds, "DeleteConflict", `Cannot delete entity, must ${words} first.`);
    };
    const isHeld = cloud.all("iam/instanceProfile").some(({ body }) => text(body.role) === id);
    conflict(isHeld, "remove roles from instance profile");
    if (inputs.forceDetachPolicies === true) return;
    conflict(cloud.where("iam/rolePolicyAttachment", "role", id).length > 0, "detach all policies");
    conflict(cloud.where("iam/rolePolicy", "role", id).length > 0, "delete policies");
}

/** An IAM role. Policies and instance profiles keep it from being deleted. */
export const role: ResourceModel = {
    tagged: true,
    required: ["assumeRolePolicy"],
    name: { property: "name", longest: 64 },
    defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
    replaces: ["name", "namePrefix", "path"],
    id: ({ inputs }) => text(inputs.name) || text(inputs.namePrefix) + digits(26),
    outputs: {
        arn: ({ cloud, id, inputs }) => cloud.globalArn("iam", `role${text(inputs.path)}${id}`),
        createDate: () => new Date().toISOString(),
        uniqueId: () => iamId("AROA"),
    },
    assigned: {
        managedPolicyArns: () => [],
        name: ({ id }) => id,
        namePrefix: () => "",
    },
    refuseCreate: refuse,
    refuseUpdate: ({ inputs }) => {
        refuseMalformed(inputs.assumeRolePolicy);
    },
    refuseDelete,
    deleted: ({ cloud, id }) => {
        for (const kind of ["iam/rolePolicyAttachment", "iam/rolePolicy"]) {
            for (const found of cloud.where(kind, "role", id)) cloud.remove(kind, found.id);
        }
    },
    seconds: { create: 1.5, update: 1, delete: 1 },
};

/** A policy within a role. */
export const rolePolicy: ResourceModel = {
    required: ["role", "policy"],
    name: { property: "name" },
    replaces: ["name", "namePrefix", "role"],
    id: ({ inputs }) => `${text(inputs.role)}:${text(inputs.name)}`,
    assigned: { namePrefix: () => "" },
    refuseCreate: ({ cloud, inputs }) => {
        needRole(cloud, text(inputs.role));
        refuseMalformed(inputs.policy);
    },
    refuseUpdate: ({ inputs }) => {
        refuseMalformed(inputs.policy);
    },
    seconds: { create: 1, delete: 1 },
};

/** What gives a role a policy. Policies of AWS itself are always there. */
export const rolePolicyAttachment: ResourceModel = {
    required: ["role", "policyArn"],
    immutable: true,
    id: ({ inputs }) => `${text(inputs.role)}/${text(inputs.policyArn)}`,
    refuseCreate: ({ cloud, inputs }) => {
        needRole(cloud, text(inputs.role));
        const arn = text(inputs.policyArn);
        const isThere =
            /^arn:[^:]+:iam::aws:policy\//.test(arn) || cloud.find("iam/policy", arn) !== undefined;
        refuseIf(!isThere, "NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`);
    },
    seconds: { create: 1, delete: 1 },
};

/** What EC2 instances take a role by. */
export const instanceProfile: ResourceModel = {
    tagged: true,
    name: { property: "name" },
    defaults: { path: "/" },
    replaces: ["name", "namePrefix", "path"],
    id: ({ inputs }) => text(inputs.name),
    outputs: {
        arn: ({ cloud, id, inputs }) => cloud.globalArn("iam", `instance-profile${text(inputs.path)}${id}`),
        createDate: () => new Date().toISOString(),
        uniqueId: () => iamId("AIPA"),
    },
    refuseCreate: ({ cloud, id, inputs }) => {
        const isThere = cloud.find("iam/instanceProfile", id) !== undefined;
        refuseIf(isThere, "EntityAlreadyExists", `Instance Profile ${id} already exists.`);
        if (text(inputs.role) !== "") needRole(cloud, text(inputs.role));
    },
    seconds: { create: 8, delete: 1 },
};
