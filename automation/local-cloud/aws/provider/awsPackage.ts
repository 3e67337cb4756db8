import type { LocalCloudContext } from "../../model/context";
import { CloudError, type PropertyMap, type ProviderPackage } from "../../protocol/providerModel";
import { texts, toJson } from "../../model/json";
import { AwsProvider } from "./awsProvider";
import { Cloud } from "../model/cloud";
import { configured } from "./configured";
import { defaultTagsOf } from "./tags";

function refuseAccount(config: PropertyMap, account: string): void {
    const allowed = texts(toJson(configured(config.allowedAccountIds)));
    const forbidden = texts(toJson(configured(config.forbiddenAccountIds)));
    if ((allowed.length > 0 && !allowed.includes(account)) || forbidden.includes(account)) {
        throw new CloudError("AccountNotAllowed", `AWS account ID not allowed: ${account}`);
    }
}

function configure(context: LocalCloudContext, config: PropertyMap): AwsProvider {
    refuseAccount(config, context.account);
    const region = typeof config.region === "string" ? config.region : context.region;
    return new AwsProvider(new Cloud(context, region), defaultTagsOf(config));
}

/** The stand-in for the aws package. Each provider resource has its own region and default tags. */
export function awsPackage(context: LocalCloudContext): ProviderPackage {
    return {
        name: "aws",
        version: "7.48.0",
        configure: (config) => Promise.resolve().then(() => configure(context, config)),
    };
}
