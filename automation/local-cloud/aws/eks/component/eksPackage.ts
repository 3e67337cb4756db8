import {
    CloudError,
    type ConfiguredProvider,
    type ConstructRequest,
    type ConstructResult,
    type ProviderPackage,
} from "../../../protocol/providerModel";
import { constructAddon } from "./addons/addon";
import { constructCluster } from "./cluster/cluster";
import { constructManagedNodeGroup } from "./nodes/managedNodeGroup";

const components: Readonly<Record<string, (request: ConstructRequest) => Promise<ConstructResult>>> = {
    "eks:index:Cluster": constructCluster,
    "eks:index:ManagedNodeGroup": constructManagedNodeGroup,
    "eks:index:Addon": constructAddon,
};

function refuse(what: string): CloudError {
    return new CloudError(
        "Unsupported",
        `The local cloud has no model of ${what}. It models ${Object.keys(components).join(", ")}.`,
    );
}

// The package consists of components: it has no resources or functions of its own.
function unsupported(what: string): () => Promise<never> {
    return () => Promise.reject(refuse(what));
}

const provider: ConfiguredProvider = {
    check: unsupported("custom resources of the eks package"),
    diff: unsupported("custom resources of the eks package"),
    create: unsupported("custom resources of the eks package"),
    read: unsupported("custom resources of the eks package"),
    update: unsupported("custom resources of the eks package"),
    delete: unsupported("custom resources of the eks package"),
    invoke: (token) => Promise.reject(refuse(token)),
};

/** The stand-in for the eks package: its components register the same children as @pulumi/eks 4.3.0 does. */
export function eksPackage(): ProviderPackage {
    return {
        name: "eks",
        version: "4.3.0",
        configure: () => Promise.resolve(provider),
        construct: (request) => {
            const construct = components[request.type];
            return construct === undefined ? Promise.reject(refuse(request.type)) : construct(request);
        },
    };
}
