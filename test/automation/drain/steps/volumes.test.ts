import { expect } from "chai";
import { managedObjects } from "../../../../automation/drain/managedObjects";
import { planDrain } from "../../../../automation/drain/planDrain";
import { objectName } from "../../../../automation/drain/cluster/clusterObject";
import { of, ownedBy } from "../objects";
import { planned } from "../planned";

describe("the workloads and volumes steps of a drain", () => {
    it("deletes the workload at the top of what holds a claim, and leaves the platform's", () => {
        const mounting = (claimName: string) => ({
            spec: { volumes: [{ name: "data", persistentVolumeClaim: { claimName } }] },
        });
        const deployment = of("Deployment", "deployments.apps", "default/web");
        const replicas = of("ReplicaSet", "replicasets.apps", "default/web-1", {
            metadata: ownedBy(deployment),
        });
        const pod = of("Pod", "pods", "default/web-1-a", { ...mounting("web"), metadata: ownedBy(replicas) });
        const annotations = {
            "meta.helm.sh/release-name": "prometheus",
            "meta.helm.sh/release-namespace": "default",
        };
        const set = of("StatefulSet", "statefulsets.apps", "default/prom", { metadata: { annotations } });
        const other = of("Pod", "pods", "default/prom-0", { ...mounting("prom"), metadata: ownedBy(set) });
        const claims = ["web", "prom"].map((name) =>
            of("PersistentVolumeClaim", "persistentvolumeclaims", `default/${name}`),
        );
        const state = [{ type: "kubernetes:helm.sh/v3:Release", id: "default/prometheus" }];
        expect(planned([deployment, replicas, pod, set, other, ...claims], state)).to.deep.equal([
            "workloads: delete Deployment default/web, wait Pod default/web-1-a",
            "volumes: delete PersistentVolumeClaim default/web, delete PersistentVolumeClaim default/prom",
        ]);
        const [, volumes] = planDrain(
            [deployment, replicas, pod, set, other, ...claims],
            managedObjects(state),
        );
        expect(volumes?.waitsFor.map(objectName)).to.deep.equal(["PersistentVolumeClaim default/web"]);
    });

    it("waits for volumes that are deleted with their claims, and for none that is retained", () => {
        const volume = (name: string, persistentVolumeReclaimPolicy: string) =>
            of("PersistentVolume", "persistentvolumes", name, {
                spec: { persistentVolumeReclaimPolicy, claimRef: { namespace: "shop", name: "data" } },
            });
        const claim = of("PersistentVolumeClaim", "persistentvolumeclaims", "shop/data");
        expect(planned([claim, volume("pv-1", "Delete"), volume("pv-2", "Retain")])).to.deep.equal([
            "volumes: delete PersistentVolumeClaim shop/data, wait PersistentVolume pv-1",
        ]);
    });

    it("finds the claim of an ephemeral volume by the name of its pod", () => {
        const pod = of("Pod", "pods", "shop/web", { spec: { volumes: [{ name: "cache", ephemeral: {} }] } });
        const claim = of("PersistentVolumeClaim", "persistentvolumeclaims", "shop/web-cache");
        expect(planned([pod, claim])[0]).to.equal("workloads: delete Pod shop/web");
    });
});
