import { awsPackage } from "./aws/awsPackage";
import type { LocalCloudContext } from "./context";
import { eksPackage } from "./eks/eksPackage";
import { kubernetesPackage } from "./kubernetes/provider/kubernetesPackage";
import type { ProviderPackage } from "./protocol/providerModel";
import { randomPackage } from "./random/randomPackage";

/** The packages that the local cloud stands in for. */
export function packages(context: LocalCloudContext): ProviderPackage[] {
    return [awsPackage(context), eksPackage(), kubernetesPackage(context), randomPackage()];
}
