import { AppsV1Api, BatchV1Api, CoreV1Api } from "@kubernetes/client-node";
import { expect } from "chai";
import { setNodes } from "../../../../kubernetes/api/bootstrap/setNodes";
import { Cluster } from "../../../../kubernetes/api/objects/cluster";
import { installEbsDriver } from "../../../../kubernetes/aws/volumes/ebsDriver";
import { type TestCluster, eventually, startTestCluster } from "../../testCluster";

const namespace = "default";

function workload(name: string, image = "nginx:1") {
    return {
        selector: { matchLabels: { app: name } },
        template: {
            metadata: { labels: { app: name } },
            spec: { containers: [{ name: "main", image, ports: [{ name: "http", containerPort: 8080 }] }] },
        },
    };
}

describe("Workloads", () => {
    let cluster: TestCluster;
    let apps: AppsV1Api;
    let core: CoreV1Api;

    beforeEach(async () => {
        cluster = await startTestCluster();
        installEbsDriver(new Cluster(cluster.store, "TEST"));
        apps = cluster.config.makeApiClient(AppsV1Api);
        core = cluster.config.makeApiClient(CoreV1Api);
    });

    afterEach(() => cluster.close());

    async function create(resource: string, object: object): Promise<void> {
        const [version = "", plural = ""] = resource.split(" ");
        const root = version.includes("/") ? "apis" : "api";
        const path = `/${root}/${version}/namespaces/${namespace}/${plural}`;
        expect((await cluster.request("POST", path, object)).code).to.equal(201);
    }

    const podNames = async (app: string) => {
        const { items } = await core.listNamespacedPod({ namespace, labelSelector: `app=${app}` });
        return items.map(({ metadata }) => metadata?.name ?? "");
    };

    const deployed = (name: string, replicas: number) =>
        eventually(
            () => apps.readNamespacedDeployment({ name, namespace }),
            ({ metadata, status }) =>
                status?.observedGeneration === metadata?.generation &&
                (status?.availableReplicas ?? 0) === replicas &&
                (status?.replicas ?? 0) === replicas,
        );

    it("of a Deployment become ready, scale, and roll to another image", async () => {
        await create("apps/v1 deployments", {
            metadata: { name: "web" },
            spec: { replicas: 3, ...workload("web") },
        });
        const ready = await deployed("web", 3);
        expect(ready.status?.conditions?.map(({ type, status }) => `${type} ${status}`)).to.deep.equal([
            "Available True",
            "Progressing True",
        ]);
        const before = await podNames("web");
        expect(before).to.have.length(3);

        await cluster.request(
            "PATCH",
            "/apis/apps/v1/namespaces/default/deployments/web/scale",
            { spec: { replicas: 1 } },
            "application/merge-patch+json",
        );
        await deployed("web", 1);

        await cluster.request(
            "PATCH",
            "/apis/apps/v1/namespaces/default/deployments/web",
            { spec: { template: { spec: { containers: [{ name: "main", image: "nginx:2" }] } } } },
            "application/strategic-merge-patch+json",
        );
        const rolled = await deployed("web", 1);
        expect(rolled.metadata?.annotations).to.include({ "deployment.kubernetes.io/revision": "2" });
        const after = await podNames("web");
        expect(after).to.have.length(1);
        expect(before).to.not.include(after[0]);
    });

    it("go with the Deployment that made them", async () => {
        await create("apps/v1 deployments", {
            metadata: { name: "bye" },
            spec: { replicas: 2, ...workload("bye") },
        });
        await deployed("bye", 2);
        await apps.deleteNamespacedDeployment({ name: "bye", namespace });
        await eventually(
            () => podNames("bye"),
            (names) => names.length === 0,
        );
    });

    it("are made again on the nodes that are left when a node goes", async () => {
        await create("apps/v1 deployments", {
            metadata: { name: "move" },
            spec: { replicas: 4, ...workload("move") },
        });
        await deployed("move", 4);
        setNodes(cluster.store, "TEST", { name: "main", count: 1 });
        const pods = await eventually(
            () => core.listNamespacedPod({ namespace, labelSelector: "app=move" }),
            ({ items }) =>
                items.length === 4 &&
                items.every(({ status }) => status?.phase === "Running") &&
                new Set(items.map(({ spec }) => spec?.nodeName)).size === 1,
        );
        expect(pods.items).to.have.length(4);
    });

    it("wait while no node has room for them, and say so", async () => {
        setNodes(cluster.store, "TEST", { name: "main", count: 0 });
        await create("apps/v1 deployments", {
            metadata: { name: "wait" },
            spec: { replicas: 1, ...workload("wait") },
        });
        const { items } = await eventually(
            () => core.listNamespacedPod({ namespace, labelSelector: "app=wait" }),
            (list) => list.items[0]?.status?.conditions?.[0] !== undefined,
        );
        expect(items[0]?.status?.conditions?.[0]).to.include({
            type: "PodScheduled",
            status: "False",
            reason: "Unschedulable",
            message: "no nodes available to schedule pods",
        });
        setNodes(cluster.store, "TEST", { name: "main", count: 1 });
        await deployed("wait", 1);
    });

    it("of a StatefulSet are numbered and keep their volumes", async () => {
        await create("apps/v1 statefulsets", {
            metadata: { name: "db" },
            spec: {
                ...workload("db"),
                serviceName: "db",
                replicas: 2,
                volumeClaimTemplates: [
                    {
                        metadata: { name: "data" },
                        spec: {
                            accessModes: ["ReadWriteOnce"],
                            storageClassName: "gp2",
                            resources: { requests: { storage: "1Gi" } },
                        },
                    },
                ],
            },
        });
        await eventually(
            () => apps.readNamespacedStatefulSet({ name: "db", namespace }),
            ({ status }) => status?.readyReplicas === 2,
        );
        expect(await podNames("db")).to.deep.equal(["db-0", "db-1"]);
        const claims = await core.listNamespacedPersistentVolumeClaim({ namespace });
        expect(
            claims.items.map(({ metadata, status }) => `${metadata?.name ?? ""} ${status?.phase ?? ""}`),
        ).to.deep.equal(["data-db-0 Bound", "data-db-1 Bound"]);
        await apps.deleteNamespacedStatefulSet({ name: "db", namespace });
        await core.deleteNamespacedPersistentVolumeClaim({ name: "data-db-0", namespace });
        await eventually(
            () => core.listPersistentVolume(),
            ({ items }) => items.length === 1,
        );
    });

    it("of a DaemonSet run once on every node, those of a Job succeed", async () => {
        await create("apps/v1 daemonsets", { metadata: { name: "agent" }, spec: workload("agent") });
        await eventually(
            () => apps.readNamespacedDaemonSet({ name: "agent", namespace }),
            ({ status }) => status?.numberReady === 2 && status.desiredNumberScheduled === 2,
        );
        const batch = cluster.config.makeApiClient(BatchV1Api);
        const { spec } = workload("once").template;
        await create("batch/v1 jobs", {
            metadata: { name: "once" },
            spec: { completions: 2, template: { spec: { ...spec, restartPolicy: "Never" } } },
        });
        const done = await eventually(
            () => batch.readNamespacedJob({ name: "once", namespace }),
            ({ status }) => status?.conditions?.some(({ type }) => type === "Complete") === true,
        );
        expect(done.status?.succeeded).to.equal(2);
    });

    it("are published by the Service that selects them, which gets a load balancer", async () => {
        await create("apps/v1 deployments", {
            metadata: { name: "pub" },
            spec: { replicas: 2, ...workload("pub") },
        });
        await create("v1 services", {
            metadata: { name: "pub" },
            spec: {
                type: "LoadBalancer",
                selector: { app: "pub" },
                ports: [{ port: 80, targetPort: "http" }],
            },
        });
        const endpoints = await eventually(
            () => cluster.request("GET", "/api/v1/namespaces/default/endpoints/pub"),
            ({ body }) => JSON.stringify(body).split('"ip"').length === 3,
        );
        expect(endpoints.body).to.have.nested.property("subsets[0].ports[0].port", 8080);
        const service = await eventually(
            () => core.readNamespacedService({ name: "pub", namespace }),
            ({ status }) => status?.loadBalancer?.ingress !== undefined,
        );
        expect(service.spec?.clusterIP).to.match(/^172\.20\./);
        expect(service.spec?.ports?.[0]?.nodePort).to.be.within(30000, 32767);
        expect(service.status?.loadBalancer?.ingress?.[0]?.hostname).to.match(
            /^a[0-9a-f]{31}-[0-9a-f]{16}\.elb\./,
        );
        await core.deleteNamespacedService({ name: "pub", namespace });
        await eventually(
            () => cluster.request("GET", "/api/v1/namespaces/default/endpoints/pub"),
            ({ code }) => code === 404,
        );
        expect(cluster.notices).to.deep.equal([]);
    });
});
