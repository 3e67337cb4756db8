import { setNodes } from "../../../kubernetes/api/bootstrap/setNodes";
import { type Store } from "../../../store/store";
import { eventually, type TestCluster } from "../testCluster";

const group = "main";

/** Installs a controller in kube-system and waits until it runs. */
export async function installController(
    cluster: TestCluster,
    name: string,
    args: readonly string[] = [],
): Promise<void> {
    const labels = { "app.kubernetes.io/name": name };
    const path = "/apis/apps/v1/namespaces/kube-system/deployments";
    await cluster.request("POST", path, {
        metadata: { name, labels },
        spec: {
            selector: { matchLabels: labels },
            template: { metadata: { labels }, spec: { containers: [{ name: "main", image: "a:1", args }] } },
        },
    });
    await eventually(
        async () => (await cluster.request("GET", `${path}/${name}`)).body,
        ({ status }) => status.readyReplicas === 1,
    );
}

/** Takes the cluster's nodes away, and with them what runs on them. */
export function removeNodes(store: Store): { bringBack(): void } {
    setNodes(store, "TEST", { name: group, count: 0 });
    return {
        bringBack: () => {
            setNodes(store, "TEST", { name: group, count: 2 });
        },
    };
}
