import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { failureKind } from "../aws/failures";
import { allPages } from "../aws/pages";
import type { Tags } from "../marks";
import type { KindOfLeftover } from "./kindOfLeftover";

async function tagsOf(aws: Aws, arn: string): Promise<Tags> {
    const { sdk, client } = await aws.iam();
    try {
        const tags = await allPages((Marker) =>
            aws.call("iam:ListOpenIDConnectProviderTags", async (options) => {
                const { Tags, Marker: next } = await client.send(
                    new sdk.ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn: arn, Marker }),
                    options,
                );
                return { items: Tags, next };
            }),
        );
        return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
    } catch (error) {
        if (failureKind(error) === "gone") return {};
        throw error;
    }
}

/** The OpenID Connect providers of clusters. An account has at most a hundred. */
export const oidcProviders: KindOfLeftover = {
    kind: "oidc-provider",
    find: async (aws, search) => {
        const { sdk, client } = await aws.iam();
        const { OpenIDConnectProviderList = [] } = await aws.call(
            "iam:ListOpenIDConnectProviders",
            (options) => client.send(new sdk.ListOpenIDConnectProvidersCommand({}), options),
        );
        const found = OpenIDConnectProviderList.map(async ({ Arn: id = "" }) => {
            const name = id.slice(id.indexOf("/") + 1);
            return candidatesOf("oidc-provider", { id, name, tags: await tagsOf(aws, id) }, search);
        });
        return (await Promise.all(found)).flat();
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.iam();
        await aws.call("iam:DeleteOpenIDConnectProvider", (options) =>
            client.send(
                new sdk.DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id }),
                options,
            ),
        );
    },
};
