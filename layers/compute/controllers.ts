/** A controller that calls AWS from inside the cluster, and the service account that it runs as. */
export interface Controller {
    readonly name: string;
    readonly namespace: string;
    readonly serviceAccount: string;
    /** The managed policy it needs, below `arn:…:iam::aws:policy/`. */
    readonly policy: string;
}

/** The volume driver: makes EBS volumes of PersistentVolumeClaims. */
export const volumeDriver: Controller = {
    name: "aws-ebs-csi-driver",
    namespace: "kube-system",
    serviceAccount: "ebs-csi-controller-sa",
    policy: "service-role/AmazonEBSCSIDriverPolicy",
};

/** The controllers that get an IAM role of their own. */
export const controllers: readonly Controller[] = [volumeDriver];
