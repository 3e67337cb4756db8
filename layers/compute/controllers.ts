import { loadBalancerPolicy } from "./loadBalancerPolicy";

/** A controller that calls AWS from inside the cluster, the service account it runs as, and what it may do. */
export interface Controller {
    readonly name: string;
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly may:
        /** A managed policy, by its path below `arn:…:iam::aws:policy/`. */
        | { readonly managedPolicy: string }
        /** A policy of its own, for a cluster, as JSON text. */
        | { readonly policy: (cluster: string) => string };
}

/** The volume driver: makes EBS volumes of PersistentVolumeClaims. */
export const volumeDriver: Controller = {
    name: "aws-ebs-csi-driver",
    namespace: "kube-system",
    serviceAccount: "ebs-csi-controller-sa",
    may: { managedPolicy: "service-role/AmazonEBSCSIDriverPolicy" },
};

/** Makes load balancers of Services; cluster-config installs it. */
export const loadBalancerController: Controller = {
    name: "aws-load-balancer-controller",
    namespace: "kube-system",
    serviceAccount: "aws-load-balancer-controller",
    may: { policy: loadBalancerPolicy },
};

/** The controllers that get an IAM role of their own. */
export const controllers: readonly Controller[] = [volumeDriver, loadBalancerController];
