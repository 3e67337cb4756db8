import { text } from "../../../model/json";
import { type Cluster } from "../../api/objects/cluster";
import { textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { phaseOf } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { type AwsCluster } from "../awsCluster";
import { kindOfMade } from "../awsResources";
import { isRunning } from "../../controllers/pods/runningPods";
import { ebsController } from "./ebsDriver";

const nodes = builtin("core/nodes");

function instanceOf(node: KubernetesObject): string {
    return (
        textOf(valueAt(node, ["spec", "providerID"]))
            .split("/")
            .at(-1) ?? ""
    );
}

/** Attaches an EBS volume to the machine of the pod that uses it, and detaches it when none does. */
export function attachVolume(
    cluster: Cluster,
    { cloud }: AwsCluster,
    volumeId: string,
    users: readonly KubernetesObject[],
): void {
    const kind = kindOfMade("volume");
    const found = cloud.find(kind, volumeId);
    if (found === undefined) return;
    const all = cluster.list(nodes);
    const names = users
        .filter((pod) => phaseOf(pod) === "Running")
        .map((pod) => textOf(valueAt(pod, ["spec", "nodeName"])));
    const node = all.find(({ metadata }) => names.includes(metadata.name));
    const wanted = node === undefined ? "" : instanceOf(node);
    const before = text(found.body.attachedTo);
    // A machine that is gone holds nothing, whoever is there to say so.
    const isLost = before !== "" && !all.some((each) => instanceOf(each) === before);
    if (wanted === before || (!isLost && !isRunning(cluster, ebsController))) return;
    cloud.put(kind, volumeId, { ...found.body, attachedTo: wanted });
}
