import { text } from "../../../model/json";
import type { Found } from "../../model/cloud";
import { tagSet } from "../../wire/describe/tags";
import type { Answer, WireService } from "../../wire/wireService";
import { deleting } from "../calls/deleting";
import { describe, type Described } from "../calls/describing";
import { inputs, specifiedTags } from "../calls/given";

const type = "aws:ebs/volume:Volume";

function stateOf({ body }: Found): string {
    return text(body.attachedTo) === "" ? "available" : "in-use";
}

const volumes: Described = {
    kind: "ebs/volume",
    prefix: "vol",
    missing: "InvalidVolume.NotFound",
    malformed: "InvalidVolumeID.Malformed",
    word: "volume",
    ids: "VolumeId",
    set: "volumeSet",
    fields: {
        "volume-id": ({ id }) => id,
        "availability-zone": ({ body }) => text(body.availabilityZone),
        "attachment.instance-id": ({ body }) => text(body.attachedTo),
        "volume-type": ({ body }) => text(body.type),
        status: stateOf,
    },
    show: showVolume,
};

function showVolume(found: Found): Answer {
    const { id, body } = found;
    const instanceId = text(body.attachedTo);
    return {
        volumeId: id,
        size: body.size,
        volumeType: body.type,
        iops: body.iops,
        throughput: body.throughput,
        encrypted: body.encrypted ?? false,
        snapshotId: body.snapshotId ?? "",
        availabilityZone: body.availabilityZone,
        createTime: body.createTime,
        status: stateOf(found),
        multiAttachEnabled: false,
        attachmentSet:
            instanceId === "" ? [] : [{ volumeId: id, instanceId, device: "/dev/xvdaa", status: "attached" }],
    };
}

/** Calls about EBS volumes. */
export const volumeActions: WireService["actions"] = {
    DescribeVolumes: describe(volumes),
    CreateVolume: async ({ params, resources }) => {
        const made = await resources.make(type, {
            ...inputs(params, { availabilityZone: "AvailabilityZone", type: "VolumeType" }),
            ...(text(params.Size) === "" ? {} : { size: Number(params.Size) }),
            encrypted: text(params.Encrypted) === "true",
            ...specifiedTags(params),
        });
        return { ...showVolume(made), tagSet: tagSet(made) };
    },
    DeleteVolume: deleting(volumes, type, "VolumeId"),
};
