import { CoreV1Api, type V1Namespace, loadYaml } from "@kubernetes/client-node";
import { expect } from "chai";
import { type TestCluster, eventually, startTestCluster } from "../../testCluster";

const merge = "application/merge-patch+json";

describe("Namespaces", () => {
    let cluster: TestCluster;
    let api: CoreV1Api;

    before(async () => {
        cluster = await startTestCluster();
        api = cluster.config.makeApiClient(CoreV1Api);
    });

    after(() => cluster.close());

    it("get a service account and the cluster's certificate", async () => {
        await api.createNamespace({ body: loadYaml<V1Namespace>("metadata: { name: fresh }") });
        await eventually(
            () => cluster.request("GET", "/api/v1/namespaces/fresh/serviceaccounts/default"),
            ({ code }) => code === 200,
        );
        await eventually(
            () => cluster.request("GET", "/api/v1/namespaces/fresh/configmaps/kube-root-ca.crt"),
            ({ code }) => code === 200,
        );
        const { body } = await cluster.request("GET", "/api/v1/namespaces/fresh");
        expect(body.metadata.labels).to.deep.equal({ "kubernetes.io/metadata.name": "fresh" });
    });

    it("take everything in them along, and wait for what is held by finalizers", async () => {
        await api.createNamespace({ body: loadYaml<V1Namespace>("metadata: { name: held }") });
        const maps = "/api/v1/namespaces/held/configmaps";
        await cluster.request("POST", maps, { metadata: { name: "free" } });
        await cluster.request("POST", maps, { metadata: { name: "stuck", finalizers: ["example.com/x"] } });
        const deleted = await cluster.request("DELETE", "/api/v1/namespaces/held");
        expect(deleted.body.status.phase).to.equal("Terminating");

        const waiting = await eventually(
            () => cluster.request("GET", "/api/v1/namespaces/held"),
            ({ body }) => Array.isArray(body.status.conditions),
        );
        expect(JSON.stringify(waiting.body.status.conditions))
            .to.contain("Some resources are remaining: configmaps. has 1 resource instances")
            .and.to.contain("finalizers remaining: example.com/x in 1 resource instances");
        expect((await cluster.request("GET", `${maps}/free`)).code).to.equal(404);

        const refused = await cluster.request("POST", maps, { metadata: { name: "late" } });
        expect(refused.code).to.equal(403);
        expect(refused.body.message).to.equal(
            'configmaps "late" is forbidden: unable to create new content in namespace held because it is being terminated',
        );

        await cluster.request("PATCH", `${maps}/stuck`, { metadata: { finalizers: [] } }, merge);
        await eventually(
            () => cluster.request("GET", "/api/v1/namespaces/held"),
            ({ code }) => code === 404,
        );
    });

    it("that the cluster needs cannot be deleted", async () => {
        const refused = await cluster.request("DELETE", "/api/v1/namespaces/kube-system");
        expect(refused.code).to.equal(403);
        expect(refused.body.message).to.contain("this namespace may not be deleted");
    });
});
