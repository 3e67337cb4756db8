import type { LayerContext } from "../contract";
import { from, output } from "../defineLayer";
import { network } from "../network/layer";
import type { ComputeSettings } from "./settings";

/** What the compute layer reads. */
export const reads = from(network, "vpcId", "privateSubnetIds", "intraSubnetIds");

/** The outputs of the compute layer. */
export const gives = {
    clusterName: output<string>("Name of the EKS cluster."),
    clusterVersion: output<string>("Kubernetes version of the control plane."),
    clusterEndpoint: output<string>("Address of the Kubernetes API."),
    kubeconfig: output<string>("A kubeconfig as JSON text; a secret."),
    oidcProviderArn: output<string>(
        "Where pods' service account tokens come from; empty unless an OIDC provider is wanted.",
    ),
    controllerRoleArns: output<Record<string, string>>("IAM roles of the add-ons that call AWS, by add-on."),
};

/** What the program of the compute layer is given. */
export type ComputeContext = LayerContext<ComputeSettings, typeof reads>;
