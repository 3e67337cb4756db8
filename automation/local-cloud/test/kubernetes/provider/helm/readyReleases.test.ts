import { expect } from "chai";
import type { PropertyMap } from "../../../../protocol/providerModel";
import { type LiveCluster, resourceOf, startCluster } from "../liveCluster";
import { knownCharts } from "./knownCharts";

describe("a Helm release on a cluster with nodes", function () {
    let cluster: LiveCluster;

    before(async () => {
        cluster = await startCluster(2);
    });
    after(() => cluster.close());

    for (const chart of [...knownCharts, "unheard-of"]) {
        it(`of ${chart} becomes ready, is unchanged after a refresh, and goes`, async () => {
            const release = resourceOf("kubernetes:helm.sh/v3:Release", chart);
            const given: PropertyMap = { chart, name: chart, namespace: chart, createNamespace: true };
            const { inputs } = await cluster.provider.check(release, {}, given, undefined);
            const { id, properties } = await cluster.provider.create(release, inputs, false);
            expect(properties).to.have.nested.property("status.status", "deployed");
            const read = await cluster.provider.read(release, id, inputs, properties);
            expect(read).to.deep.equal({ id, inputs, properties });
            await cluster.provider.delete(release, id, properties);
            expect(await cluster.provider.read(release, id, inputs, properties)).to.equal(undefined);
        });
    }

    it("of ingress-nginx has a load balancer when it is there", async () => {
        const release = resourceOf("kubernetes:helm.sh/v3:Release", "ingress-nginx");
        const given: PropertyMap = { chart: "ingress-nginx", name: "ingress-nginx", namespace: "default" };
        const { inputs } = await cluster.provider.check(release, {}, given, undefined);
        await cluster.provider.create(release, inputs, false);
        const service = await cluster.get("/api/v1/namespaces/default/services/ingress-nginx-controller");
        expect(service).to.have.nested.property("status.loadBalancer.ingress[0].hostname");
    });
});
