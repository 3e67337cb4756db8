import { compute } from "../compute/layer";
import type { LayerContext } from "../contract";
import { from, output } from "../defineLayer";
import { network } from "../network/layer";
import type { ClusterConfigSettings } from "./settings";

/** What the cluster-config layer reads. */
export const reads = {
    ...from(network, "vpcId"),
    ...from(compute, "clusterName", "kubeconfig", "oidcProviderArn", "controllerRoleArns"),
};

/** The outputs of the cluster-config layer. */
export const gives = {
    namespaces: output<string[]>("Names of the namespaces, sorted."),
    ingressClass: output<string>("Name of the default ingress class."),
    storageClass: output<string>("Name of the default storage class."),
    adminPassword: output<string>("The generated password of the platform's admin user; a secret."),
};

/** What the program of the cluster-config layer is given. */
export type ClusterConfigContext = LayerContext<ClusterConfigSettings, typeof reads>;
