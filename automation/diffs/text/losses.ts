import type { Change, LayerDiff } from "../model/model";

/** What is lost when a resource is deleted or replaced, by its type (of AWS without the part after the slash). */
const lostWith: Readonly<Record<string, string>> = {
    "aws:backup:Vault": "the backups in the vault",
    "aws:cloudwatch:LogGroup": "the logs in the group",
    "aws:cognito:UserPool": "the users of the pool",
    "aws:docdb:Cluster": "the data in the database",
    "aws:dynamodb:Table": "the items in the table",
    "aws:ebs:Volume": "the data on the volume",
    "aws:ec2:Eip": "the public address, which others may have allowed",
    "aws:ec2:Instance": "the instance with its own disks",
    "aws:ec2:Vpc": "the VPC that everything of the environment is in",
    "aws:ecr:Repository": "the images in the repository",
    "aws:efs:FileSystem": "the files in the file system",
    "aws:eks:Cluster": "the cluster with everything that runs in it",
    "aws:eks:NodeGroup": "the nodes; what runs on them moves or stops",
    "aws:elasticache:Cluster": "the data in the cache",
    "aws:elasticache:ReplicationGroup": "the data in the cache",
    "aws:kinesis:Stream": "the records in the stream",
    "aws:kms:Key": "everything that is encrypted with the key",
    "aws:msk:Cluster": "the messages in the cluster",
    "aws:neptune:Cluster": "the data in the database",
    "aws:opensearch:Domain": "the documents in the domain",
    "aws:rds:Cluster": "the data in the database",
    "aws:rds:Instance": "the data in the database",
    "aws:redshift:Cluster": "the data in the warehouse",
    "aws:route53:Zone": "the records of the zone and its delegation",
    "aws:s3:Bucket": "the objects in the bucket",
    "aws:s3:BucketV2": "the objects in the bucket",
    "aws:secretsmanager:Secret": "the secret with its versions",
    "aws:sqs:Queue": "the messages in the queue",
    "aws:ssm:Parameter": "the value of the parameter",
    "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition":
        "every object of the kind, in all namespaces",
    "kubernetes:core/v1:Namespace": "everything in the namespace",
    "kubernetes:core/v1:PersistentVolume": "the data on the volume, unless it is retained",
    "kubernetes:core/v1:PersistentVolumeClaim": "the data on the volume, unless it is retained",
    "kubernetes:helm.sh/v3:Release": "everything that the release installed",
    "random:index:RandomPassword": "the generated value; what uses it must be given the new one",
};

/** A replacement or deletion that loses something that a new resource does not bring back. */
export interface Loss {
    readonly layer: string;
    readonly change: Change;
    readonly lost: string;
}

/** The replacements and deletions of a layer that lose something, in the layer's order. */
export function lossesOf(layer: LayerDiff): readonly Loss[] {
    return layer.changes.flatMap((change) => {
        if (change.operation !== "replace" && change.operation !== "delete") return [];
        const lost = lostWith[lossKey(change.type)];
        return lost === undefined ? [] : [{ layer: layer.layer, change, lost }];
    });
}

function lossKey(type: string): string {
    return type.startsWith("kubernetes:") ? type : type.replace(/\/[^:]*/, "");
}
