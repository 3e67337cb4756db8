import { expect } from "chai";
import { InitializationFailed, type PropertyMap } from "../../../../protocol/providerModel";
import { type LiveCluster, resourceOf, startCluster } from "../liveCluster";

const namespaceResource = resourceOf("kubernetes:core/v1:Namespace", "shop");
const deploymentResource = resourceOf("kubernetes:apps/v1:Deployment", "web");

function deployment(more: PropertyMap = {}): PropertyMap {
    return {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "web", namespace: "shop", ...more },
        spec: {
            replicas: 2,
            selector: { matchLabels: { app: "web" } },
            template: {
                metadata: { labels: { app: "web" } },
                spec: { containers: [{ name: "web", image: "web:1" }] },
            },
        },
    };
}

describe("objects that run", function () {
    let cluster: LiveCluster;

    before(async () => {
        cluster = await startCluster(2);
        await cluster.send("POST", "/api/v1/namespaces", { metadata: { name: "shop" } });
    });
    after(() => cluster.close());

    it("are ready when their creation returns: a Deployment with its pods", async () => {
        const { id, properties } = await cluster.provider.create(deploymentResource, deployment(), false);
        expect(id).to.equal("shop/web");
        expect(properties).to.have.nested.property("status.availableReplicas", 2);
        const { changes } = await cluster.provider.diff(
            deploymentResource,
            id,
            deployment(),
            properties,
            deployment(),
        );
        expect(changes).to.deep.equal({});
    });

    it("preview as their own replacement while the old one is still there", async () => {
        const text = JSON.stringify(deployment()).replaceAll('"app":"web"', '"app":"shop"');
        const news = JSON.parse(text) as PropertyMap;
        const { properties } = await cluster.provider.create(deploymentResource, news, true);
        expect(properties).to.equal(news);
    });

    it("are waited for: a Service of type LoadBalancer until it has one", async () => {
        const service = resourceOf("kubernetes:core/v1:Service", "web");
        const { id, properties } = await cluster.provider.create(
            service,
            {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "web", namespace: "shop" },
                spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] },
            },
            false,
        );
        expect(properties).to.have.nested.property("status.loadBalancer.ingress[0].hostname");
        await cluster.provider.delete(service, id, properties);
        expect((await cluster.send("GET", "/api/v1/namespaces/shop/services/web")).status).to.equal(404);
    });

    it("take their dependents with them, and a namespace all that is in it", async () => {
        await cluster.provider.delete(deploymentResource, "shop/web", deployment());
        const pods = await cluster.get("/api/v1/namespaces/shop/pods");
        expect(pods.items).to.deep.equal([]);
        await cluster.provider.create(deploymentResource, deployment(), false);
        await cluster.provider.delete(namespaceResource, "shop", {});
        expect((await cluster.send("GET", "/api/v1/namespaces/shop")).status).to.equal(404);
    });
});

describe("objects that cannot run", function () {
    let cluster: LiveCluster;

    before(async () => {
        cluster = await startCluster(0);
        await cluster.send("POST", "/api/v1/namespaces", { metadata: { name: "shop" } });
    });
    after(() => cluster.close());

    const impatient = { annotations: { "pulumi.com/timeoutSeconds": "0.3" } };

    it("fail with what they lack, and stay in the state", async () => {
        const error: unknown = await cluster.provider
            .create(deploymentResource, deployment(impatient), false)
            .catch((reason: unknown) => reason);
        if (!(error instanceof InitializationFailed)) throw new Error("it did not fail as it should");
        expect(error.id).to.equal("shop/web");
        expect(error.message).to.match(
            /Deployment shop\/web is not ready after 0\.3 s: 0 of 2 pods are ready/,
        );
        expect(error.properties).to.have.nested.property("metadata.uid");
    });

    it("are not waited for where that is asked for", async () => {
        const patient = deployment({ annotations: { "pulumi.com/skipAwait": "true" } });
        const { id } = await cluster.provider.create(deploymentResource, patient, false);
        expect(id).to.equal("shop/web");
    });

    it("keep a namespace from going while a finalizer holds one of them", async () => {
        const held = { name: "held", finalizers: ["example.com/backup"] };
        await cluster.send("POST", "/api/v1/namespaces/shop/configmaps", { metadata: held });
        const error: unknown = await cluster.provider
            .delete(namespaceResource, "shop", { metadata: { name: "shop", ...impatient } })
            .catch((reason: unknown) => reason);
        expect(error)
            .to.be.instanceOf(Error)
            .with.property("message")
            .that.matches(
                /Namespace shop is still there after 0\.3 s: finalizers: kubernetes.*example\.com\/backup/s,
            );
    });
});
