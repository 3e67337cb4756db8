import { awsPackage } from "../aws/provider/awsPackage";
import type { LocalCloudContext } from "../model/context";
import { eksPackage } from "../aws/eks/component/eksPackage";
import { kubernetesPackage } from "../kubernetes/provider/kubernetesPackage";
import type { ProviderPackage } from "../protocol/providerModel";
import { randomPackage } from "../random/randomPackage";

/** The packages that the local cloud stands in for. */
export function packages(context: LocalCloudContext): ProviderPackage[] {
    return [awsPackage(context), eksPackage(), kubernetesPackage(context), randomPackage()];
}
