import { CloudError, type ConfiguredProvider, type ProviderPackage } from "../../protocol/providerModel";
import { Cluster } from "./cluster";
import type { KubernetesContext } from "./context";
import { decodeYaml } from "./decodeYaml";
import { releaseModel } from "./helm/releases/releaseModel";
import { objectModel } from "./objects/objectProvider";
import { readSettings } from "./settings";

const releaseType = "kubernetes:helm.sh/v3:Release";

function provider(cluster: Cluster): ConfiguredProvider {
    const [objects, releases] = [objectModel(cluster), releaseModel(cluster)];
    const modelOf = ({ type }: { readonly type: string }) => (type === releaseType ? releases : objects);
    return {
        check: (resource, ...rest) => modelOf(resource).check(resource, ...rest),
        diff: (resource, ...rest) => modelOf(resource).diff(resource, ...rest),
        create: (resource, ...rest) => modelOf(resource).create(resource, ...rest),
        read: (resource, ...rest) => modelOf(resource).read(resource, ...rest),
        update: (resource, ...rest) => modelOf(resource).update(resource, ...rest),
        delete: (resource, ...rest) => modelOf(resource).delete(resource, ...rest),
        invoke: (token, args) =>
            token === "kubernetes:yaml:decode"
                ? Promise.resolve(decodeYaml(args))
                : Promise.reject(
                      new CloudError("Unsupported", `The local cloud has no model of the function ${token}.`),
                  ),
    };
}

/** The stand-in for the kubernetes package: it talks to a cluster's API over HTTP, as the real plugin does. */
export function kubernetesPackage(context: KubernetesContext): ProviderPackage {
    return {
        name: "kubernetes",
        version: "4.34.2",
        configure: (config) =>
            Promise.resolve(provider(new Cluster(readSettings(config, process.env), context))),
    };
}
