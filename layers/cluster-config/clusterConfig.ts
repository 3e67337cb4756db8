import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Outputs } from "../contract";
import { createAdminPassword } from "./adminPassword";
import type { ClusterConfigContext, gives } from "./contract";
import { createGitops } from "./gitops";
import { createIngress } from "./ingress";
import { createLoadBalancerController } from "./loadBalancerController";
import { createNamespaces } from "./namespaces";
import { createRoleBindings } from "./rbac";
import { createStorageClass } from "./storageClass";

/** The cluster-config layer: everything that is applied to a Kubernetes API to make it a platform. */
export function clusterConfig(given: ClusterConfigContext): Outputs<typeof gives> {
    const provider = new k8s.Provider("cluster", {
        kubeconfig: given.below.kubeconfig,
        enableServerSideApply: true,
        // What somebody changed with kubectl is theirs: without this, an up that puts it right is refused as a conflict.
        enablePatchForce: true,
    });
    const context = { ...given, provider };
    const namespaces = createNamespaces(context);
    createRoleBindings(context, namespaces);
    const controllers = createLoadBalancerController(context);
    const { ingressClass, release } = createIngress(context, namespaces, controllers);
    const { type, storageClass } = createStorageClass(context);
    createGitops(context, namespaces, [...controllers, release, storageClass]);
    return {
        namespaces: pulumi.output([...namespaces.keys()].sort()),
        ingressClass: pulumi.output(ingressClass),
        storageClass: pulumi.output(type),
        adminPassword: pulumi.secret(createAdminPassword(context, namespaces)),
    };
}
