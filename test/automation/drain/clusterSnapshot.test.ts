import { expect } from "chai";
import { ClusterSnapshot } from "../../../automation/drain/clusterSnapshot";
import { managedObjects } from "../../../automation/drain/managedObjects";
import { of, ownedBy } from "./objects";

describe("a snapshot of a cluster", () => {
    const deployment = of("Deployment", "deployments.apps", "shop/web");
    const replicas = of("ReplicaSet", "replicasets.apps", "shop/web-1", { metadata: ownedBy(deployment) });
    const pod = of("Pod", "pods", "shop/web-1-a", { metadata: ownedBy(replicas) });
    const alone = of("Pod", "pods", "shop/alone");
    const state = [{ type: "kubernetes:apps/v1:Deployment", id: "shop/web" }];
    const snapshot = new ClusterSnapshot([deployment, replicas, pod, alone], managedObjects(state));

    it("has the objects of some types", () => {
        expect(snapshot.of("pods")).to.deep.equal([pod, alone]);
        expect(snapshot.of("deployments.apps", "replicasets.apps")).to.deep.equal([deployment, replicas]);
    });

    it("knows the topmost owner of an object, as far as it was found", () => {
        expect(snapshot.topOf(pod)).to.equal(deployment);
        expect(snapshot.topOf(alone)).to.equal(alone);
        const orphan = of("Pod", "pods", "shop/x", { metadata: ownedBy(of("Job", "jobs.batch", "shop/j")) });
        expect(snapshot.topOf(orphan)).to.equal(orphan);
    });

    it("takes what belongs to a managed object for managed", () => {
        expect(snapshot.isManaged(pod)).to.equal(true);
        expect(snapshot.isManaged(alone)).to.equal(false);
    });
});
