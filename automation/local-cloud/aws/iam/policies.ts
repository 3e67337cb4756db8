import { text, texts } from "../../model/json";
import { iamId } from "../model/ids";
import { refuseIf } from "../model/refusal";
import type { ResourceModel } from "../model/resourceModel";
import { refuseMalformed } from "./documents";

/** A policy of its own. Roles that have it keep it from being deleted. */
export const policy: ResourceModel = {
    tagged: true,
    required: ["policy"],
    name: { property: "name" },
    defaults: { path: "/" },
    replaces: ["name", "namePrefix", "path", "description"],
    id: ({ cloud, inputs }) => cloud.globalArn("iam", `policy${text(inputs.path)}${text(inputs.name)}`),
    outputs: {
        arn: ({ id }) => id,
        attachmentCount: () => 0,
        policyId: () => iamId("ANPA"),
    },
    refuseCreate: ({ cloud, id, inputs }) => {
        const words = `A policy called ${text(inputs.name)} already exists. Duplicate names are not allowed.`;
        refuseIf(cloud.find("iam/policy", id) !== undefined, "EntityAlreadyExists", words);
        refuseMalformed(inputs.policy);
    },
    refuseUpdate: ({ inputs }) => {
        refuseMalformed(inputs.policy);
    },
    refuseDelete: ({ cloud, id }) => {
        const isAttached = cloud.where("iam/rolePolicyAttachment", "policyArn", id).length > 0;
        refuseIf(isAttached, "DeleteConflict", "Cannot delete a policy attached to entities.");
    },
    seconds: { create: 1, delete: 1 },
};

function issuerOf(url: string): string {
    return url.replace(/^https?:\/\//, "");
}

/** An OpenID Connect provider, e.g. of a cluster whose service accounts take roles. */
export const openIdConnectProvider: ResourceModel = {
    tagged: true,
    required: ["url", "clientIdLists"],
    replaces: ["url"],
    id: ({ cloud, inputs }) => cloud.globalArn("iam", `oidc-provider/${issuerOf(text(inputs.url))}`),
    outputs: { arn: ({ id }) => id },
    assigned: { thumbprintLists: () => ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"] },
    refuseCreate: ({ cloud, id, inputs }) => {
        const url = text(inputs.url);
        refuseIf(!url.startsWith("https://"), "InvalidInput", "Invalid Open ID Connect Provider URL");
        const isThere = cloud.find("iam/openIdConnectProvider", id) !== undefined;
        refuseIf(isThere, "EntityAlreadyExists", `Provider with url ${url} already exists.`);
        refuseIf(texts(inputs.clientIdLists).length > 100, "LimitExceeded", "Cannot exceed 100 client IDs.");
    },
    seconds: { create: 1, delete: 1 },
};
