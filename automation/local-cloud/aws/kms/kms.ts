import { text } from "../../model/json";
import type { Cloud, Found } from "../model/cloud";
import { uuid } from "../model/ids";
import { refuseIf } from "../model/refusal";
import type { ResourceModel, ServiceModels } from "../model/resourceModel";

/** The key with an id or an ARN, or KMS's answer that it is not found. */
export function needKey(cloud: Cloud, idOrArn: string): Found {
    const id = idOrArn.slice(idOrArn.lastIndexOf("/") + 1);
    return cloud.need(
        "kms/key",
        id,
        "NotFoundException",
        `Key '${cloud.arn("kms", `key/${id}`)}' does not exist`,
    );
}

// Deleting a key means to schedule its end, which KMS never refuses; from then on it can no longer be used.
const key: ResourceModel = {
    tagged: true,
    defaults: {
        bypassPolicyLockoutSafetyCheck: false,
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        enableKeyRotation: false,
        isEnabled: true,
        keyUsage: "ENCRYPT_DECRYPT",
    },
    replaces: ["customerMasterKeySpec", "customKeyStoreId", "keyUsage", "multiRegion", "xksKeyId"],
    id: () => uuid(),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("kms", `key/${id}`),
        keyId: ({ id }) => id,
    },
    assigned: {
        description: () => "",
        multiRegion: () => false,
        policy: ({ cloud }) =>
            JSON.stringify({
                Version: "2012-10-17",
                Id: "key-default-1",
                Statement: [
                    {
                        Sid: "Enable IAM User Permissions",
                        Effect: "Allow",
                        Principal: { AWS: cloud.globalArn("iam", "root") },
                        Action: "kms:*",
                        Resource: "*",
                    },
                ],
            }),
        rotationPeriodInDays: () => 365,
    },
    refuseCreate: ({ inputs }) => {
        const days = inputs.deletionWindowInDays;
        const isOff = typeof days === "number" && (days < 7 || days > 30);
        refuseIf(isOff, "ValidationException", "PendingWindowInDays must be between 7 and 30");
    },
    seconds: { create: 9, update: 5, delete: 1 },
};

const alias: ResourceModel = {
    required: ["targetKeyId"],
    name: { property: "name", prefix: "alias/" },
    replaces: ["name", "namePrefix"],
    id: ({ inputs }) => text(inputs.name),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("kms", id),
        targetKeyArn: ({ cloud, inputs }) => text(needKey(cloud, text(inputs.targetKeyId)).body.arn),
    },
    assigned: { namePrefix: () => "" },
    refuseCreate: ({ cloud, id, inputs }) => {
        const words = `An alias with the name ${cloud.arn("kms", id)} already exists`;
        refuseIf(cloud.find("kms/alias", id) !== undefined, "AlreadyExistsException", words);
        needKey(cloud, text(inputs.targetKeyId));
    },
    seconds: { create: 1, delete: 1 },
};

/** AWS Key Management Service. */
export const kms: ServiceModels = { "aws:kms/key:Key": key, "aws:kms/alias:Alias": alias };
