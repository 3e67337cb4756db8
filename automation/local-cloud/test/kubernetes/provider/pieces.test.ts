import { expect } from "chai";
import { readKubeconfig } from "../../../kubernetes/provider/client/kubeconfig";
import { parseQuantity } from "../../../kubernetes/api/objects/quantity";
import { withSecrets } from "../../../kubernetes/provider/values/secrets";
import { parseToken } from "../../../kubernetes/provider/objects/typeToken";
import { toJson, toProperties } from "../../../kubernetes/provider/values/conversion";
import { type PropertyMap, Secret } from "../../../protocol/providerModel";

const kubeconfig = {
    "current-context": "aws",
    clusters: [{ name: "kubernetes", cluster: { server: "https://dev.eks.example" } }],
    contexts: [{ name: "aws", context: { cluster: "kubernetes", user: "aws" } }],
};

describe("a kubeconfig", () => {
    it("names its server, as JSON and as YAML", () => {
        expect(readKubeconfig(JSON.stringify(kubeconfig)).server).to.equal("https://dev.eks.example");
        const yaml =
            "current-context: a\nclusters: [{name: k, cluster: {server: 'https://x'}}]\n" +
            "contexts: [{name: a, context: {cluster: k, namespace: team}}]\n";
        expect(readKubeconfig(yaml)).to.deep.equal({ server: "https://x", namespace: "team" });
    });

    it("is refused without quoting it, for it may hold credentials", () => {
        expect(() => readKubeconfig("token: [hunter2"))
            .to.throw(/neither JSON nor YAML/)
            .with.property("message")
            .not.includes("hunter2");
        expect(() => readKubeconfig(JSON.stringify(kubeconfig), "prod")).to.throw(/no context "prod"/);
    });
});

describe("a type token", () => {
    it("names an API version and a kind", () => {
        expect(parseToken("kubernetes:core/v1:Namespace")).to.deep.equal({
            apiVersion: "v1",
            kind: "Namespace",
            patch: false,
        });
        expect(parseToken("kubernetes:apps/v1:Deployment").apiVersion).to.equal("apps/v1");
        expect(parseToken("kubernetes:cert-manager.io/v1:ClusterIssuer").kind).to.equal("ClusterIssuer");
        expect(parseToken("kubernetes:core/v1:ConfigMapPatch")).to.deep.equal({
            apiVersion: "v1",
            kind: "ConfigMap",
            patch: true,
        });
    });

    it("is refused where it is no object", () => {
        expect(() => parseToken("kubernetes:core/v1:ConfigMapList")).to.throw(
            /Use the underlying resource type/,
        );
        expect(() => parseToken("kubernetes:yaml/v2:ConfigGroup")).to.throw(/no model/);
    });
});

describe("a quantity", () => {
    it("is a number whatever its suffix", () => {
        expect(parseQuantity("1000m")).to.equal(parseQuantity(1));
        expect(parseQuantity("0.1")).to.equal(parseQuantity("100m"));
        expect(parseQuantity("1024Mi")).to.equal(parseQuantity("1Gi"));
        expect(parseQuantity("16Gi")).to.equal(17_179_869_184);
        expect(parseQuantity("many")).to.equal(undefined);
    });
});

describe("secret marks", () => {
    it("are on the data of every Secret", () => {
        const secret = withSecrets({ apiVersion: "v1", kind: "Secret", data: { a: "YQ==" } }, {});
        expect(secret.data).to.deep.equal(new Secret({ a: "YQ==" }));
    });

    it("stay where the inputs had them", () => {
        const inputs: PropertyMap = {
            data: { a: new Secret("1"), b: "2" },
            spec: { list: ["x", new Secret("y")] },
        };
        const outputs = withSecrets({ data: { a: "1", b: "2" }, spec: { list: ["x", "y"] } }, inputs);
        expect(outputs).to.deep.equal({
            data: { a: new Secret("1"), b: "2" },
            spec: { list: new Secret(["x", "y"]) },
        });
    });
});

describe("an object on its way to the API", () => {
    it("loses marks and nulls, and has its dashes back", () => {
        const json = toJson({
            a: null,
            b: new Secret({ c: 1 }),
            d: { x_kubernetes_int_or_string: true },
            __fieldManager: "m",
        });
        expect(json).to.deep.equal({ b: { c: 1 }, d: { "x-kubernetes-int-or-string": true } });
        expect(toProperties(json)).to.have.nested.property("d.x_kubernetes_int_or_string", true);
    });
});
