import * as aws from "@pulumi/aws";
import type { About } from "./contract";
import { tagsOf } from "./tags";

/** Creates the AWS provider of a layer: for the environment's account and region, with tags on everything that it creates. */
export function awsProvider(about: About, layer: string): aws.Provider {
    return new aws.Provider("aws", {
        region: about.region,
        // Wrong credentials must fail before they touch another account.
        allowedAccountIds: [about.account],
        defaultTags: { tags: tagsOf(about, layer) },
    });
}
