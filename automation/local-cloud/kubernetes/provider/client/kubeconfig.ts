import { parse } from "yaml";
import { isObject, listOf, objectOf, textOf } from "../../api/objects/json";
import { CloudError } from "../../../protocol/providerModel";

function refuse(why: string): CloudError {
    return new CloudError("InvalidKubeconfig", `The kubeconfig given to the Kubernetes provider ${why}.`);
}

function named(items: unknown, name: string, field: string): Record<string, unknown> | undefined {
    const item = listOf(items).find((candidate) => textOf(objectOf(candidate).name) === name);
    return item === undefined ? undefined : objectOf(objectOf(item)[field]);
}

/** The API server and default namespace that a kubeconfig (JSON or YAML) names. */
export interface KubeconfigTarget {
    readonly server: string;
    readonly namespace: string | undefined;
}

/** Reads a kubeconfig's context: the named one, else its current one. */
export function readKubeconfig(text: string, context?: string): KubeconfigTarget {
    let config: unknown;
    try {
        config = parse(text);
    } catch {
        // The parser's message quotes the text, which may hold credentials.
        throw refuse("is neither JSON nor YAML");
    }
    if (!isObject(config)) throw refuse("is no kubeconfig: it has no clusters and contexts");
    const current = context ?? textOf(config["current-context"]);
    const chosen = named(config.contexts, current, "context");
    if (chosen === undefined) throw refuse(`has no context "${current}"`);
    const name = textOf(chosen.cluster);
    const server = textOf(named(config.clusters, name, "cluster")?.server);
    if (server === "") throw refuse(`has no server for the cluster "${name}"`);
    const namespace = textOf(chosen.namespace);
    return { server, namespace: namespace === "" ? undefined : namespace };
}
