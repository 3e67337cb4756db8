import { expect } from "chai";
import { attachedRoutes, backendsOf } from "../../../../kubernetes/aws/gateways/gatewayRoutes";
import { Cluster } from "../../../../kubernetes/api/objects/cluster";
import { type JsonObject } from "../../../../kubernetes/api/objects/json";
import { type KubernetesObject } from "../../../../kubernetes/api/objects/kubernetesObject";
import { startTestCluster, type TestCluster } from "../../testCluster";
import { definitionsPath, gateway, gatewayDefinitions, route } from "../../../../testing/gateways";

describe("routes of a Gateway", () => {
    let cluster: TestCluster;
    const web = gateway("web", "shared", "HTTP", 80) as KubernetesObject;
    const platform: KubernetesObject = { ...web, metadata: { name: "web", namespace: "platform" } };

    before(async () => {
        cluster = await startTestCluster();
        for (const definition of gatewayDefinitions) {
            await cluster.request("POST", definitionsPath, definition);
        }
        for (const name of ["platform", "shop"]) {
            await cluster.request("POST", "/api/v1/namespaces", {
                metadata: { name, labels: { team: name } },
            });
        }
        const own = { name: "web" };
        const other = { name: "web", namespace: "platform" };
        await make("platform", "same", [own]);
        await make("platform", "section", [{ ...own, sectionName: "internal" }]);
        await make("platform", "port", [{ ...own, port: 81 }]);
        await make("shop", "foreign", [{ name: "another" }, other]);
        await make("shop", "service", [{ ...other, kind: "Service", group: "" }]);
    });

    after(() => cluster.close());

    async function make(namespace: string, name: string, parentRefs: object[]): Promise<void> {
        const path = `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/httproutes`;
        const object = route("HTTPRoute", name, "web");
        const { code } = await cluster.request("POST", path, {
            ...object,
            spec: { ...object.spec, parentRefs },
        });
        expect(code).to.equal(201);
    }

    function attached(more: JsonObject): string[] {
        const listener = { name: "p80", port: 80, protocol: "HTTP", ...more };
        const found = attachedRoutes(new Cluster(cluster.store, "TEST"), "alb", platform, listener);
        return found.map(({ metadata }) => metadata.name);
    }

    const from = (namespaces: JsonObject): JsonObject => ({ allowedRoutes: { namespaces } });

    it("are those of its own namespace that name it, where nothing else is said", () => {
        expect(attached({})).to.deep.equal(["same"]);
        expect(attached(from({ from: "Same" }))).to.deep.equal(["same"]);
    });

    it("come from all namespaces, or from some, where the listener takes them", () => {
        expect(attached(from({ from: "All" }))).to.deep.equal(["same", "foreign"]);
        const select = (team: string) => from({ from: "Selector", selector: { matchLabels: { team } } });
        expect(attached(select("shop"))).to.deep.equal(["foreign"]);
        expect(attached(select("nobody"))).to.deep.equal([]);
    });

    it("may name the listener or its port", () => {
        expect(attached({ name: "internal" })).to.deep.equal(["same", "section"]);
        expect(attached({ port: 81 })).to.deep.equal(["port", "same"]);
    });

    it("are of a kind that goes with the listener's protocol", () => {
        expect(attached({ protocol: "TCP" })).to.deep.equal([]);
    });

    it("send to the Services that have a weight, in their own namespace where none is named", () => {
        const backendRefs = [
            { name: "one", port: 80 },
            { name: "two", port: 81, namespace: "other" },
            { name: "none", port: 82, weight: 0 },
            { name: "bucket", port: 83, kind: "Bucket" },
        ];
        const found: KubernetesObject = {
            ...route("HTTPRoute", "shop", "web"),
            metadata: { name: "shop", namespace: "shop" },
            spec: { rules: [{ backendRefs }] },
        };
        expect(backendsOf(found)).to.deep.equal([
            { namespace: "shop", name: "one", port: 80 },
            { namespace: "other", name: "two", port: 81 },
        ]);
    });
});
