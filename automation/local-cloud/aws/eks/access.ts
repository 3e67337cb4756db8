import { map, text } from "../../model/json";
import { ec2Id, uuid } from "../model/ids";
import { refuseIf } from "../model/refusal";
import type { Making, ResourceModel } from "../model/resourceModel";
import { needCluster, refuseRole } from "./cluster";

function now(): string {
    return new Date().toISOString();
}

function refuseMode({ cloud, inputs }: Making): void {
    const cluster = needCluster(cloud, text(inputs.clusterName)).body;
    refuseIf(
        !text(map(cluster.accessConfig).authenticationMode).startsWith("API"),
        "InvalidRequestException",
        "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
    );
}

/** An IAM principal that may use a cluster's Kubernetes API. */
export const accessEntry: ResourceModel = {
    tagged: true,
    required: ["clusterName", "principalArn"],
    defaults: { type: "STANDARD" },
    replaces: ["clusterName", "principalArn", "type"],
    id: ({ inputs }) => `${text(inputs.clusterName)}:${text(inputs.principalArn)}`,
    outputs: {
        accessEntryArn: ({ cloud, inputs }) => {
            const [, , , , account = "", resource = ""] = text(inputs.principalArn).split(":");
            const [kind = "", ...name] = resource.split("/");
            const path = [text(inputs.clusterName), kind, account, ...name.slice(-1), uuid()].join("/");
            return cloud.arn("eks", `access-entry/${path}`);
        },
        createdAt: now,
        modifiedAt: now,
    },
    assigned: { kubernetesGroups: () => [], userName: ({ inputs }) => text(inputs.principalArn) },
    refuseCreate: (made) => {
        refuseMode(made);
        const isThere = made.cloud.find("eks/accessEntry", made.id) !== undefined;
        const words = "The specified access entry resource is already in use on this cluster.";
        refuseIf(isThere, "ResourceInUseException", words);
    },
    deleted: ({ cloud, inputs }) => {
        for (const { id, body } of cloud.where(
            "eks/accessPolicyAssociation",
            "clusterName",
            text(inputs.clusterName),
        )) {
            if (body.principalArn === inputs.principalArn) cloud.remove("eks/accessPolicyAssociation", id);
        }
    },
    seconds: { create: 1, delete: 1 },
};

/** What gives a principal an EKS access policy. */
export const accessPolicyAssociation: ResourceModel = {
    required: ["clusterName", "principalArn", "policyArn", "accessScope"],
    immutable: true,
    id: ({ inputs }) =>
        [inputs.clusterName, inputs.principalArn, inputs.policyArn].map((part) => text(part)).join("#"),
    outputs: { associatedAt: now, modifiedAt: now },
    refuseCreate: (made) => {
        refuseMode(made);
        const entry = `${text(made.inputs.clusterName)}:${text(made.inputs.principalArn)}`;
        made.cloud.need(
            "eks/accessEntry",
            entry,
            "ResourceNotFoundException",
            "The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'.",
        );
        const isPolicy = text(made.inputs.policyArn).includes(":eks::aws:cluster-access-policy/");
        refuseIf(!isPolicy, "InvalidParameterException", "The policyArn parameter format is not valid");
    },
    seconds: { create: 1, delete: 1 },
};

/** What gives a Kubernetes service account an IAM role. */
export const podIdentityAssociation: ResourceModel = {
    tagged: true,
    required: ["clusterName", "namespace", "serviceAccount", "roleArn"],
    replaces: ["clusterName", "namespace", "serviceAccount"],
    id: () => ec2Id("a").replace("a-0", "a-"),
    // Imported as `cluster,a-…`.
    imported: (_, id) => id.split(",").at(-1),
    outputs: {
        associationArn: ({ cloud, id, inputs }) =>
            cloud.arn("eks", `podidentityassociation/${text(inputs.clusterName)}/${id}`),
        associationId: ({ id }) => id,
        externalId: () => "",
    },
    assigned: { disableSessionTags: () => false },
    refuseCreate: ({ cloud, inputs }) => {
        const cluster = needCluster(cloud, text(inputs.clusterName));
        refuseRole(cloud, text(inputs.roleArn));
        const same = cloud.where("eks/podIdentityAssociation", "clusterName", cluster.id);
        refuseIf(
            same.some(
                ({ body }) =>
                    body.namespace === inputs.namespace && body.serviceAccount === inputs.serviceAccount,
            ),
            "ResourceInUseException",
            `Association already exists: ${same[0]?.id ?? ""}`,
        );
    },
    seconds: { create: 1, delete: 1 },
};
