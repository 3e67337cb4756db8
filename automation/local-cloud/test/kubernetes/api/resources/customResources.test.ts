import { expect } from "chai";
import { needsKubectl } from "../../../support/needsKubectl";
import { type TestCluster, eventually, startTestCluster } from "../../testCluster";

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const cakes = "/apis/bakery.example.com/v1/namespaces/default/cakes";

const definition = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "cakes.bakery.example.com" },
    spec: {
        group: "bakery.example.com",
        scope: "Namespaced",
        names: { plural: "cakes", kind: "Cake", shortNames: ["ck"] },
        versions: [
            {
                name: "v1",
                served: true,
                storage: true,
                subresources: { status: {} },
                additionalPrinterColumns: [{ name: "Layers", type: "integer", jsonPath: ".spec.layers" }],
                schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
            },
            { name: "v1beta1", served: true, storage: false },
        ],
    },
};

describe("Custom resources", () => {
    let cluster: TestCluster;

    before(async () => {
        cluster = await startTestCluster();
    });

    after(() => cluster.close());

    it("are served once they are defined, in every version", async () => {
        expect((await cluster.request("GET", cakes)).code).to.equal(404);
        const { body } = await cluster.request("POST", definitions, definition);
        expect(JSON.stringify(body.status.conditions)).to.contain('"Established"');
        const created = await cluster.request("POST", cakes, {
            metadata: { name: "one" },
            spec: { layers: 3 },
            status: { baked: true },
        });
        expect(created.code).to.equal(201);
        const beta = await cluster.request("GET", `${cakes.replace("v1", "v1beta1")}/one`);
        expect(beta.body).to.include({ apiVersion: "bakery.example.com/v1beta1", kind: "Cake" });
    });

    it("are printed in the columns of their definition", async function () {
        needsKubectl.call(this);
        expect(await cluster.kubectl("get", "ck")).to.match(/NAME\s+LAYERS\none\s+3\n/);
    });

    it("take merge patches but no strategic ones", async () => {
        const merge = "application/merge-patch+json";
        const patched = await cluster.request("PATCH", `${cakes}/one`, { spec: { layers: 4 } }, merge);
        expect(patched.body.metadata.generation).to.equal(2);
        const strategic = "application/strategic-merge-patch+json";
        const refused = await cluster.request("PATCH", `${cakes}/one`, {}, strategic);
        expect(refused.code).to.equal(415);
    });

    it("are created and updated by kubectl apply", async function () {
        needsKubectl.call(this);
        const manifest = (layers: number) =>
            JSON.stringify({
                apiVersion: "bakery.example.com/v1",
                kind: "Cake",
                metadata: { name: "two", namespace: "default" },
                spec: { layers },
            });
        expect(await cluster.kubectlWith(manifest(1), "apply", "-f", "-")).to.contain("created");
        expect(await cluster.kubectlWith(manifest(2), "apply", "-f", "-")).to.contain("configured");
        expect(await cluster.kubectlWith(manifest(2), "apply", "-f", "-")).to.contain("unchanged");
    });

    it("go with their definition, which waits for their finalizers", async () => {
        const held = { metadata: { name: "held", finalizers: ["bakery.example.com/eat"] } };
        await cluster.request("POST", cakes, held);
        await cluster.request("DELETE", `${definitions}/cakes.bakery.example.com`);
        await eventually(
            () => cluster.request("GET", `${cakes}/one`),
            ({ code }) => code === 404,
        );
        expect((await cluster.request("GET", `${cakes}/held`)).code).to.equal(200);
        const refused = await cluster.request("POST", cakes, { metadata: { name: "late" } });
        expect(refused.code).to.equal(403);
        const patch = { metadata: { finalizers: null } };
        await cluster.request("PATCH", `${cakes}/held`, patch, "application/merge-patch+json");
        await eventually(
            () => cluster.request("GET", `${definitions}/cakes.bakery.example.com`),
            ({ code }) => code === 404,
        );
        expect((await cluster.request("GET", cakes)).code).to.equal(404);
    });
});
