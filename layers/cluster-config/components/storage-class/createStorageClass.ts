import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { cloudTags } from "../../cloudTags";
import type { Installed } from "../../component";
import type { ComponentContext } from "../../context";
import type { StorageClassSettings } from "./settings";

/** The default storage class: EBS volumes, made in the zone of the pod that wants one. */
export function createStorageClass(context: ComponentContext<StorageClassSettings>): Installed {
    const { type, encrypted, reclaimPolicy } = context.settings;
    const tags = cloudTags(context).map((tag, index) => [`tagSpecification_${index + 1}`, tag] as const);
    const storageClass = new k8s.storage.v1.StorageClass(
        type,
        {
            metadata: {
                name: type,
                annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
            },
            provisioner: "ebs.csi.aws.com",
            parameters: {
                type,
                encrypted: String(encrypted),
                "csi.storage.k8s.io/fstype": "ext4",
                // An io2 volume must say how fast it is (EBS CSI driver, "StorageClass parameters").
                ...(type === "io2" && { iopsPerGB: "50", allowAutoIOPSPerGBIncrease: "true" }),
                ...Object.fromEntries(tags),
            },
            reclaimPolicy,
            allowVolumeExpansion: true,
            volumeBindingMode: "WaitForFirstConsumer",
        },
        { provider: context.provider },
    );
    return { resources: [storageClass], outputs: { storageClass: pulumi.output(type) } };
}
