import type { LocalCloudContext } from "../context";
import type { ProviderPackage } from "../protocol/providerModel";
import { AwsProvider } from "./awsProvider";
import { Cloud } from "./cloud";
import { defaultTagsOf } from "./tags";

/** The stand-in for the aws package. Each provider resource has its own region and default tags. */
export function awsPackage(context: LocalCloudContext): ProviderPackage {
    return {
        name: "aws",
        version: "7.48.0",
        configure: (config) => {
            const region = typeof config.region === "string" ? config.region : context.region;
            return Promise.resolve(new AwsProvider(new Cloud(context, region), defaultTagsOf(config)));
        },
    };
}
