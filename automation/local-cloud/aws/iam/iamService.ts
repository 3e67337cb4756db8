import { type JsonMap, text, texts } from "../../model/json";
import type { Cloud, Found } from "../model/cloud";
import { page } from "../wire/describe/page";
import { givenTags, tagList } from "../wire/describe/tags";
import type { Answer, WireService } from "../wire/wireService";

const kind = "iam/openIdConnectProvider";
const type = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";

function needProvider(cloud: Cloud, params: JsonMap): Found {
    const arn = text(params.OpenIDConnectProviderArn);
    const words = `OpenIDConnect Provider not found for arn ${arn}`;
    return cloud.need(kind, arn, "NoSuchEntity", words);
}

function showRole({ id, body }: Found): Answer {
    return {
        Path: body.path,
        RoleName: id,
        RoleId: body.uniqueId,
        Arn: body.arn,
        CreateDate: body.createDate,
        AssumeRolePolicyDocument: encodeURIComponent(text(body.assumeRolePolicy)),
        MaxSessionDuration: body.maxSessionDuration,
    };
}

/** At most 100 at a time, or as many as are asked for (IAM API reference, MaxItems). */
function paged(
    found: readonly Found[],
    member: string,
    params: JsonMap,
    show: (one: Found) => Answer,
): Answer {
    const size = Math.min(Number(text(params.MaxItems) || 100), 1000);
    const request = { token: text(params.Marker), size, invalid: "ValidationError" };
    const { items, next } = page(found, ({ id }) => id, request);
    return { [member]: items.map(show), IsTruncated: next !== undefined, Marker: next };
}

const providers: WireService["actions"] = {
    ListOpenIDConnectProviders: ({ cloud }) => ({
        OpenIDConnectProviderList: cloud.all(kind).map(({ id }) => ({ Arn: id })),
    }),
    GetOpenIDConnectProvider: ({ cloud, params }) => {
        const { body } = needProvider(cloud, params);
        return {
            Url: text(body.url).replace(/^https:\/\//, ""),
            ClientIDList: texts(body.clientIdLists),
            ThumbprintList: texts(body.thumbprintLists),
            CreateDate: body.createDate,
            Tags: tagList(body),
        };
    },
    ListOpenIDConnectProviderTags: ({ cloud, params }) => ({
        Tags: tagList(needProvider(cloud, params).body),
        IsTruncated: false,
    }),
    CreateOpenIDConnectProvider: async ({ cloud, params, resources }) => {
        const tags = givenTags(params.Tags);
        const made = await resources.make(type, {
            url: text(params.Url),
            clientIdLists: texts(params.ClientIDList),
            thumbprintLists: texts(params.ThumbprintList),
            ...(Object.keys(tags).length === 0 ? {} : { tags }),
        });
        cloud.put(kind, made.id, { ...made.body, createDate: new Date().toISOString() });
        return { OpenIDConnectProviderArn: made.id, Tags: tagList(made.body) };
    },
    DeleteOpenIDConnectProvider: async ({ cloud, params, resources }) => {
        const arn = text(params.OpenIDConnectProviderArn);
        // One that is gone already is no error (API reference, DeleteOpenIDConnectProvider).
        if (cloud.find(kind, arn) !== undefined) await resources.remove(type, arn, ["NoSuchEntity", arn]);
        return {};
    },
};

function needRole(cloud: Cloud, params: JsonMap): Found {
    const name = text(params.RoleName);
    return cloud.need("iam/role", name, "NoSuchEntity", `The role with name ${name} cannot be found.`);
}

/** AWS IAM on the wire. It has no regions. */
export const iam: WireService = {
    name: "iam",
    protocol: "query",
    namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    apiVersion: "2010-05-08",
    actions: {
        ...providers,
        ListRoles: ({ cloud, params }) => {
            const prefix = text(params.PathPrefix);
            const found = cloud.all("iam/role").filter(({ body }) => text(body.path).startsWith(prefix));
            return paged(found, "Roles", params, showRole);
        },
        GetRole: ({ cloud, params }) => {
            const found = needRole(cloud, params);
            return { Role: { ...showRole(found), Tags: tagList(found.body) } };
        },
        ListRoleTags: ({ cloud, params }) => ({
            Tags: tagList(needRole(cloud, params).body),
            IsTruncated: false,
        }),
    },
};
