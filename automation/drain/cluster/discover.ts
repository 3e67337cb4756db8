import { itemsAt, textAt, valueAt } from "./kubeObject";
import type { KubeClient } from "./kubeClient";
import { coreTypes, type ResourceType } from "./resourceType";

// Aggregated discovery (Kubernetes 1.27 and later); older clusters answer with the list of groups.
const accept =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList," +
    "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

const asked = { verb: "get", resource: "the API's discovery document" };

/** The types of objects that a cluster serves, each in its preferred version. Takes one request; old clusters take one more for each group. */
export async function discover(client: KubeClient): Promise<readonly ResourceType[]> {
    const document = await client.ask({ ...asked, method: "GET", path: "/apis", accept });
    const types =
        textAt(document, "kind") === "APIGroupDiscoveryList"
            ? itemsAt(document, "items").flatMap(typesOfGroup)
            : (await Promise.all(itemsAt(document, "groups").map((group) => askGroup(client, group)))).flat();
    return [...coreTypes, ...types];
}

function typesOfGroup(item: unknown): ResourceType[] {
    const group = textAt(item, "metadata", "name");
    const known = new Map<string, ResourceType>();
    // The preferred version comes first; other versions may serve further types.
    for (const served of itemsAt(item, "versions")) {
        const version = textAt(served, "version");
        for (const resource of itemsAt(served, "resources")) {
            if (!itemsAt(resource, "verbs").includes("list")) continue;
            const plural = textAt(resource, "resource");
            const kind = textAt(resource, "responseKind", "kind");
            const namespaced = textAt(resource, "scope") === "Namespaced";
            if (!known.has(plural)) known.set(plural, { group, version, plural, kind, namespaced });
        }
    }
    return [...known.values()];
}

async function askGroup(client: KubeClient, item: unknown): Promise<ResourceType[]> {
    const group = textAt(item, "name");
    const version = textAt(item, "preferredVersion", "version");
    const document = await client.ask({ ...asked, method: "GET", path: `/apis/${group}/${version}` });
    return itemsAt(document, "resources")
        .filter(
            (resource) =>
                itemsAt(resource, "verbs").includes("list") && !textAt(resource, "name").includes("/"),
        )
        .map((resource) => ({
            group,
            version,
            plural: textAt(resource, "name"),
            kind: textAt(resource, "kind"),
            namespaced: valueAt(resource, "namespaced") === true,
        }));
}
