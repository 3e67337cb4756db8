import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Below, ClusterConfigOutputs, clusterConfigReads, LayerSettings } from "../contract";
import { createAdminPassword } from "./adminPassword";
import { createGitops } from "./gitops";
import { createIngress } from "./ingress";
import { createLoadBalancerController } from "./loadBalancerController";
import { createNamespaces } from "./namespaces";
import { createRoleBindings } from "./rbac";
import type { ClusterConfigSettings } from "./settings";
import { createStorageClass } from "./storageClass";

/** The cluster-config layer: everything that is applied to a Kubernetes API to make it a platform. */
export function clusterConfig(
    { about, settings }: LayerSettings<ClusterConfigSettings>,
    below: Below<typeof clusterConfigReads>,
): ClusterConfigOutputs {
    const provider = new k8s.Provider("cluster", {
        kubeconfig: below.kubeconfig,
        enableServerSideApply: true,
        // What somebody changed with kubectl is theirs: without this, an up that puts it right is refused as a conflict.
        enablePatchForce: true,
    });
    const made = { about, settings, below, provider };
    const namespaces = createNamespaces(made);
    createRoleBindings(made, namespaces);
    const controllers = createLoadBalancerController(made);
    const { ingressClass, release } = createIngress(made, namespaces, controllers);
    const { type, storageClass } = createStorageClass(made);
    createGitops(made, namespaces, [...controllers, release, storageClass]);
    return {
        namespaces: pulumi.output([...namespaces.keys()].sort()),
        ingressClass: pulumi.output(ingressClass),
        storageClass: pulumi.output(type),
        adminPassword: pulumi.secret(createAdminPassword(made, namespaces)),
    };
}
