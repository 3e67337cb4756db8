import { openCluster } from "../../kubernetes/api/bootstrap/bootstrapCluster";
import { clusterIdOf } from "../../kubernetes/api/bootstrap/clusterRecord";
import type { Cluster } from "../../kubernetes/api/objects/cluster";
import { installEbsDriver, removeEbsDriver } from "../../kubernetes/aws/volumes/ebsDriver";
import { text } from "../../model/json";
import { uuid } from "../model/ids";
import { refuseIf } from "../model/refusal";
import type { Making, ResourceModel } from "../model/resourceModel";
import { needCluster } from "./cluster";
import { addonVersion } from "./versions";

function chosenVersion({ cloud, inputs }: Pick<Making, "cloud" | "inputs">): string | undefined {
    const cluster = needCluster(cloud, text(inputs.clusterName)).body;
    return addonVersion(text(inputs.addonName), text(cluster.version));
}

function refuseVersion({ cloud, inputs }: Making): void {
    refuseIf(
        chosenVersion({ cloud, inputs }) === undefined,
        "InvalidParameterException",
        `Addon ${text(inputs.addonName)} specified is not supported`,
    );
    const version = text(inputs.addonVersion);
    const isVersion = version === "" || /^v\d+\.\d+\.\d+(-[a-z0-9.]+)?$/.test(version);
    refuseIf(!isVersion, "InvalidParameterException", "Addon version specified is not supported");
}

const driver = "aws-ebs-csi-driver";

function clusterOf({ cloud, inputs }: Making): Cluster | undefined {
    const endpoint = text(cloud.find("eks/cluster", text(inputs.clusterName))?.body.endpoint);
    const id = clusterIdOf(endpoint);
    return id === undefined ? undefined : openCluster(cloud.store, id);
}

/** An EKS add-on. Of most of them nothing is in the cluster; of the volume driver, what others depend on. It becomes active, with nodes or without. */
export const addon: ResourceModel = {
    tagged: true,
    required: ["clusterName", "addonName"],
    replaces: ["clusterName", "addonName"],
    id: ({ inputs }) => `${text(inputs.clusterName)}:${text(inputs.addonName)}`,
    outputs: {
        arn: ({ cloud, inputs }) =>
            cloud.arn("eks", `addon/${text(inputs.clusterName)}/${text(inputs.addonName)}/${uuid()}`),
        createdAt: () => new Date().toISOString(),
        modifiedAt: () => new Date().toISOString(),
    },
    assigned: { addonVersion: (made) => chosenVersion(made) ?? "", configurationValues: () => "" },
    refuseCreate: (made) => {
        needCluster(made.cloud, text(made.inputs.clusterName));
        const isThere = made.cloud.find("eks/addon", made.id) !== undefined;
        refuseIf(isThere, "ResourceInUseException", "Addon already exists.");
        refuseVersion(made);
    },
    refuseUpdate: refuseVersion,
    created: (made) => {
        const cluster = made.inputs.addonName === driver ? clusterOf(made) : undefined;
        if (cluster !== undefined) installEbsDriver(cluster);
    },
    deleted: (made) => {
        if (made.inputs.addonName !== driver || made.inputs.preserve === true) return;
        const cluster = clusterOf(made);
        if (cluster !== undefined) removeEbsDriver(cluster);
    },
    seconds: { create: 20, update: 20, delete: 10 },
};
