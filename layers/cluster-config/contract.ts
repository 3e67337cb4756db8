import { compute } from "../compute/layer";
import { from, output, settingsFrom } from "../defineLayer";
import { network } from "../network/layer";

/** What the cluster-config layer reads. */
export const reads = {
    ...from(network, "vpcId"),
    ...from(compute, "clusterName", "kubeconfig", "oidcProviderArn"),
};

/** The settings of layers below that the cluster-config layer reads. */
export const readsSettings = settingsFrom(compute, "controllerIdentity");

/** The outputs of the cluster-config layer. */
export const gives = {
    namespaces: output<string[]>("Names of the namespaces, sorted."),
    ingressClass: output<string>("Name of the default ingress class; empty without ingress-nginx."),
    storageClass: output<string>("Name of the default storage class; empty without one."),
    adminPassword: output<string>(
        "The generated password of the platform's admin user, a secret; empty without one.",
    ),
};
