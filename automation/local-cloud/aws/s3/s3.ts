import { text } from "../../model/json";
import { refuseIf } from "../model/refusal";
import type { ResourceModel, ServiceModels } from "../model/resourceModel";

const bucket: ResourceModel = {
    tagged: true,
    name: { property: "bucket", longest: 63 },
    defaults: { forceDestroy: false },
    replaces: ["bucket", "bucketPrefix", "objectLockEnabled"],
    id: ({ inputs }) => text(inputs.bucket),
    outputs: {
        arn: ({ cloud, id }) => `arn:${cloud.partition}:s3:::${id}`,
        bucketDomainName: ({ id }) => `${id}.s3.amazonaws.com`,
        bucketRegion: ({ cloud }) => cloud.region,
        bucketRegionalDomainName: ({ cloud, id }) => `${id}.s3.${cloud.region}.amazonaws.com`,
    },
    assigned: { objectLockEnabled: () => false },
    refuseCreate: ({ cloud, id }) => {
        const isName = /^(?!xn--)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(id);
        refuseIf(!isName, "InvalidBucketName", "The specified bucket is not valid.");
        refuseIf(
            cloud.find("s3/bucket", id) !== undefined,
            "BucketAlreadyOwnedByYou",
            "Your previous request to create the named bucket succeeded and you already own it.",
        );
    },
    refuseDelete: ({ cloud, id, inputs }) => {
        const objects = ["s3/bucketObject", "s3/bucketObjectv2"].flatMap((kind) =>
            cloud.where(kind, "bucket", id),
        );
        refuseIf(
            inputs.forceDestroy !== true && objects.length > 0,
            "BucketNotEmpty",
            "The bucket you tried to delete is not empty",
        );
    },
    seconds: { create: 2, delete: 1 },
};

/** Amazon S3. */
export const s3: ServiceModels = { "aws:s3/bucket:Bucket": bucket, "aws:s3/bucketV2:BucketV2": bucket };
