import { type Cluster } from "../../api/objects/cluster";
import { listOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { builtin } from "../../api/resources/builtinResources";
import { type Tags } from "../awsResources";
import { loadBalancerController } from "./loadBalancerClass";

const deployments = builtin("apps/deployments");

/** Tags in a text such as `team=a,owner=b`. */
export function parseTags(text: string): Tags {
    const pairs = text.split(",").filter((pair) => pair.includes("="));
    return Object.fromEntries(
        pairs.map((pair) => {
            const at = pair.indexOf("=");
            return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
        }),
    );
}

/** The tags that a Service asks for. */
export function annotatedTags({ metadata }: KubernetesObject, prefix: string): Tags {
    return parseTags(metadata.annotations?.[prefix] ?? "");
}

/** The tags that the controller was told to give everything: `--default-tags=a=1,b=2`. */
export function defaultTags(cluster: Cluster): Tags {
    const option = "--default-tags=";
    const found = cluster
        .list(deployments)
        .filter(({ metadata }) => metadata.labels?.["app.kubernetes.io/name"] === loadBalancerController)
        .flatMap((deployment) => listOf(valueAt(deployment, ["spec", "template", "spec", "containers"])))
        .flatMap((container) => listOf(objectOf(container).args).map(textOf))
        .find((argument) => argument.startsWith(option));
    return parseTags(found?.slice(option.length) ?? "");
}
