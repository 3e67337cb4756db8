import { expect } from "chai";
import {
    InitializationFailed,
    type PropertyMap,
    Secret,
    unknown,
    Unknown,
} from "../../../../protocol/providerModel";
import { type LiveCluster, resourceOf, startCluster } from "../liveCluster";

const resource = resourceOf("kubernetes:helm.sh/v3:Release", "ingress-nginx");
const deployments = "/apis/apps/v1/namespaces/ingress/deployments";

function inputsOf(more: PropertyMap = {}): PropertyMap {
    return {
        chart: "ingress-nginx",
        name: "nginx",
        namespace: "ingress",
        version: "4.13.3",
        skipAwait: true,
        ...more,
    };
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
    const outcome = await work.then(
        () => undefined,
        (error: unknown) => error,
    );
    if (!(outcome instanceof Error)) throw new Error("it did not fail");
    return outcome;
}

describe("a Helm release", function () {
    let cluster: LiveCluster;

    before(async () => {
        cluster = await startCluster();
    });
    after(() => cluster.close());

    async function check(given: PropertyMap, olds: PropertyMap = {}): Promise<PropertyMap> {
        const { inputs, failures } = await cluster.provider.check(resource, olds, given, undefined);
        expect(failures).to.deep.equal([]);
        return inputs;
    }

    it("gets a name, a namespace and the chart's version where they are left out", async () => {
        const { inputs } = await cluster.provider.check(
            resource,
            {},
            { chart: "ingress-nginx" },
            {
                proposedName: "ingress-nginx-dev",
                mode: "propose",
            },
        );
        expect(inputs).to.include({
            name: "ingress-nginx-dev",
            namespace: "default",
            version: "4.13.3",
            timeout: 300,
        });
    });

    it("previews with what it makes unknown, and makes nothing", async () => {
        const inputs = await check(inputsOf({ createNamespace: true }));
        const { id, properties } = await cluster.provider.create(resource, inputs, true);
        expect(id).to.equal("");
        expect(properties.status).to.be.instanceOf(Unknown);
        expect((await cluster.send("GET", "/api/v1/namespaces/ingress")).status).to.equal(404);
        const open = await check(inputsOf({ values: { a: unknown } }));
        expect((await cluster.provider.create(resource, open, true)).properties.values).to.deep.equal({
            a: unknown,
        });
    });

    it("fails in a namespace that is not there", async () => {
        const error = await failureOf(cluster.provider.create(resource, await check(inputsOf()), false));
        expect(error.message).to.match(/namespaces "ingress" not found/);
    });

    it("makes its objects, records itself, and says what it made", async () => {
        const inputs = await check(
            inputsOf({ createNamespace: true, values: { controller: { replicaCount: 2 } } }),
        );
        const { id, properties } = await cluster.provider.create(resource, inputs, false);
        expect(id).to.equal("ingress/nginx");
        expect(properties.status).to.deep.equal({
            appVersion: "1.13.3",
            chart: "ingress-nginx",
            name: "nginx",
            namespace: "ingress",
            revision: 1,
            status: "deployed",
            version: "4.13.3",
        });
        expect(properties)
            .to.have.nested.property("resourceNames.Deployment\\.apps/apps/v1")
            .that.deep.equals(["ingress/nginx-ingress-nginx-controller"]);
        expect(await cluster.get(`${deployments}/nginx-ingress-nginx-controller`)).to.have.nested.property(
            "spec.replicas",
            2,
        );
        const record = await cluster.get("/api/v1/namespaces/ingress/secrets/sh.helm.release.v1.nginx.v1");
        expect(record).to.have.nested.property("metadata.labels.status", "deployed");
        const diff = await cluster.provider.diff(resource, id, inputs, properties, inputs);
        expect(diff.changes).to.deep.equal({});
    });

    it("does not take the name of another one", async () => {
        const error = await failureOf(cluster.provider.create(resource, await check(inputsOf()), false));
        expect(error.message).to.equal("cannot re-use a name that is still in use");
    });

    it("is upgraded in place, as its next revision", async () => {
        const olds = await check(
            inputsOf({ createNamespace: true, values: { controller: { replicaCount: 2 } } }),
        );
        const values = { controller: { replicaCount: 3, admissionWebhooks: { enabled: false } } };
        const news = await check(inputsOf({ createNamespace: true, values }), olds);
        const diff = await cluster.provider.diff(resource, "ingress/nginx", olds, {}, news);
        expect(diff.changes).to.deep.equal({
            "values.controller.replicaCount": "update",
            "values.controller.admissionWebhooks": "add",
        });
        const properties = await cluster.provider.update(resource, "ingress/nginx", {}, news, false);
        expect(properties).to.have.nested.property("status.revision", 2);
        expect(await cluster.get(`${deployments}/nginx-ingress-nginx-controller`)).to.have.nested.property(
            "spec.replicas",
            3,
        );
        const webhooks = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
        expect((await cluster.send("GET", `${webhooks}/nginx-ingress-nginx-admission`)).status).to.equal(404);
        const first = await cluster.get("/api/v1/namespaces/ingress/secrets/sh.helm.release.v1.nginx.v1");
        expect(first).to.have.nested.property("metadata.labels.status", "superseded");
    });

    it("is read back, and imported, by namespace and name", async () => {
        const read = await cluster.provider.read(resource, "ingress/nginx", {}, {});
        expect(read?.inputs).to.include({ chart: "ingress-nginx", name: "nginx", version: "4.13.3" });
        expect(read?.properties).to.have.nested.property("status.revision", 2);
        expect(await cluster.provider.read(resource, "ingress/none", {}, {})).to.equal(undefined);
    });

    it("is replaced under another name or in another namespace", async () => {
        const { changes } = await cluster.provider.diff(
            resource,
            "",
            inputsOf(),
            {},
            inputsOf({ name: "n", namespace: "m" }),
        );
        expect(changes).to.deep.equal({ name: "update-replace", namespace: "update-replace" });
    });

    it("refuses objects that belong to somebody else", async () => {
        await cluster.send("POST", "/api/v1/namespaces/ingress/configmaps", { metadata: { name: "other" } });
        const inputs = await check(
            inputsOf({ chart: "shop", name: "other", values: { fullnameOverride: "other" } }),
        );
        const error = await failureOf(cluster.provider.create(resource, inputs, false));
        expect(error.message).to.match(/exists and cannot be imported into the current release/);
    });

    it("of an unknown chart gets a generic set, and says so", async () => {
        const inputs = await check(inputsOf({ chart: "shop", name: "shop", version: "0.1.0" }));
        const { properties } = await cluster.provider.create(resource, inputs, false);
        const names = properties.resourceNames as PropertyMap;
        expect(Object.keys(names)).to.have.members([
            "ConfigMap/v1",
            "Deployment.apps/apps/v1",
            "Service/v1",
            "ServiceAccount/v1",
        ]);
        expect(cluster.notices.join()).to.match(/no model of the Helm chart "shop"/);
        await cluster.provider.delete(resource, "ingress/shop", properties);
    });

    it("keeps secret values secret", async () => {
        const inputs = await check(inputsOf({ values: { auth: { password: new Secret("hunter2") } } }));
        const properties = await cluster.provider.update(resource, "ingress/nginx", {}, inputs, false);
        expect(properties)
            .to.have.nested.property("values.auth.password")
            .that.deep.equals(new Secret("hunter2"));
    });

    // The cluster has no nodes: pods of a release that is waited for never run.
    const stuck = { controller: { ingressClassResource: { name: "stuck" } } };

    it("that does not become ready is kept as failed, with the reason", async () => {
        const slow = resourceOf("kubernetes:helm.sh/v3:Release", "slow");
        const inputs = await check(inputsOf({ name: "slow", skipAwait: false, timeout: 0.2, values: stuck }));
        const error = await failureOf(cluster.provider.create(slow, inputs, false));
        expect(error).to.be.instanceOf(InitializationFailed);
        expect(error).to.have.property("id", "ingress/slow");
        expect(error).to.have.nested.property("properties.status.status", "failed");
        expect(error.message).to.match(/is not ready after 0\.2 s/);
        await cluster.provider.delete(slow, "ingress/slow", inputs);
    });

    it("that is atomic leaves nothing behind when it fails", async () => {
        const inputs = await check(
            inputsOf({
                name: "whole",
                atomic: true,
                timeout: 0.2,
                values: { fullnameOverride: "whole", ...stuck },
            }),
        );
        const error = await failureOf(cluster.provider.create(resource, inputs, false));
        expect(error).to.not.be.instanceOf(InitializationFailed);
        expect(error.message).to.match(/was removed, as it is atomic/);
        expect((await cluster.send("GET", `${deployments}/whole-controller`)).status).to.equal(404);
    });

    it("takes everything it made with it", async () => {
        await cluster.provider.delete(resource, "ingress/nginx", inputsOf());
        expect((await cluster.send("GET", `${deployments}/nginx-ingress-nginx-controller`)).status).to.equal(
            404,
        );
        const secrets = await cluster.get("/api/v1/namespaces/ingress/secrets?labelSelector=owner%3Dhelm");
        expect(secrets.items).to.deep.equal([]);
        await cluster.provider.delete(resource, "ingress/nginx", inputsOf());
    });

    it("leaves custom resource definitions behind, as Helm does", async () => {
        const flux = resourceOf("kubernetes:helm.sh/v3:Release", "flux");
        const inputs = await check({
            chart: "flux2",
            name: "flux",
            namespace: "ingress",
            skipAwait: true,
        });
        const { id, properties } = await cluster.provider.create(flux, inputs, false);
        await cluster.provider.delete(flux, id, properties);
        const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        expect(
            (await cluster.send("GET", `${definitions}/kustomizations.kustomize.toolkit.fluxcd.io`)).status,
        ).to.equal(200);
    });
});
