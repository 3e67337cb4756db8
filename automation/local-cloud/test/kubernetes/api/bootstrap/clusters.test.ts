import { expect } from "chai";
import { bootstrapCluster } from "../../../../kubernetes/api/bootstrap/bootstrapCluster";
import { dropCluster } from "../../../../kubernetes/api/bootstrap/dropCluster";
import { setNodes } from "../../../../kubernetes/api/bootstrap/setNodes";
import { type Body, type TestCluster, startTestCluster } from "../../testCluster";

describe("Clusters", () => {
    let cluster: TestCluster;

    before(async () => {
        cluster = await startTestCluster();
    });

    after(() => cluster.close());

    const names = async (path: string) => {
        const { body } = await cluster.request("GET", path);
        return body.items.map(({ metadata }) => metadata.name);
    };

    it("start with namespaces, roles, the API's service and a storage class", async () => {
        expect(await names("/api/v1/namespaces")).to.deep.equal([
            "default",
            "kube-node-lease",
            "kube-public",
            "kube-system",
        ]);
        expect(await names("/apis/rbac.authorization.k8s.io/v1/clusterroles")).to.include.members([
            "admin",
            "cluster-admin",
            "edit",
            "view",
        ]);
        expect(await names("/api/v1/namespaces/default/services")).to.deep.equal(["kubernetes"]);
        expect(await names("/apis/storage.k8s.io/v1/storageclasses")).to.deep.equal(["gp2"]);
    });

    it("are bootstrapped once: a second time changes nothing", () => {
        const before = cluster.store.version();
        bootstrapCluster(cluster.store, "TEST", "1.32");
        expect(cluster.store.version()).to.equal(before);
    });

    it("have the nodes of their node groups, with labels and taints", async () => {
        const zones = ["eu-west-1a", "eu-west-1b"];
        const taints = [{ key: "gpu", effect: "NoSchedule" as const }];
        const group = { name: "gpu", count: 2, zones, taints, labels: { team: "a" } };
        setNodes(cluster.store, "TEST", group);
        setNodes(cluster.store, "TEST", group);
        const { body } = await cluster.request("GET", "/api/v1/nodes?labelSelector=team=a");
        expect(body.items).to.have.length(2);
        expect(body.items[0]).to.have.nested.property("spec.taints[0].key", "gpu");
        expect(await names("/api/v1/nodes")).to.have.length(4);
        setNodes(cluster.store, "TEST", { ...group, count: 0 });
        expect(await names("/api/v1/nodes")).to.have.length(2);
    });

    it("that EKS has are served at their endpoint's first label as soon as they are active", async () => {
        const ask = async () => {
            const response = await fetch(`${cluster.url.replace("TEST", "LAZY")}/api/v1/namespaces`);
            return { code: response.status, body: (await response.json()) as Body };
        };
        const unknown = await ask();
        expect(unknown.code).to.equal(503);
        expect(unknown.body.message).to.equal('there is no cluster "LAZY"');
        const endpoint = "https://LAZY.gr7.us-east-1.eks.amazonaws.com";
        cluster.store.put("eks/cluster", "lazy", { endpoint, version: "1.31", status: "CREATING" });
        expect((await ask()).code).to.equal(503);
        cluster.store.put("eks/cluster", "lazy", { endpoint, version: "1.31", status: "ACTIVE" });
        expect((await ask()).body.items).to.have.length(4);
    });

    it("that are dropped leave nothing behind", async () => {
        cluster.store.delete("eks/cluster", "test");
        dropCluster(cluster.store, "TEST");
        expect(cluster.store.kinds("k8s/TEST/")).to.deep.equal([]);
        expect((await cluster.request("GET", "/api/v1/namespaces")).code).to.equal(503);
    });
});
