import { expect } from "chai";
import { balanced, defined, of } from "./objects";
import { planned } from "./planned";

describe("the plan of a drain", () => {
    it("is empty if a cluster has nothing but what is its own and the engine's", () => {
        const found = [
            of("Namespace", "namespaces", "default"),
            of("Namespace", "namespaces", "kube-system"),
            of("Namespace", "namespaces", "ingress"),
            of("Service", "services", "default/kubernetes", { spec: { type: "ClusterIP" } }),
            balanced("ingress/ingress-nginx-controller", {
                annotations: {
                    "meta.helm.sh/release-name": "ingress-nginx",
                    "meta.helm.sh/release-namespace": "ingress",
                },
            }),
            defined("targetgroupbindings.elbv2.k8s.aws"),
            of("TargetGroupBinding", "targetgroupbindings.elbv2.k8s.aws", "ingress/k8s-1", {
                metadata: { labels: { "service.k8s.aws/stack-name": "ingress-nginx-controller" } },
            }),
        ];
        const state = [
            { type: "kubernetes:core/v1:Namespace", id: "ingress" },
            { type: "kubernetes:helm.sh/v3:Release", id: "ingress/ingress-nginx" },
        ];
        expect(planned(found, state)).to.deep.equal([]);
    });

    it("deletes what makes load balancers and volumes, then namespaces", () => {
        const claim = of("PersistentVolumeClaim", "persistentvolumeclaims", "shop/data");
        const volume = of("PersistentVolume", "persistentvolumes", "pvc-1", {
            spec: { persistentVolumeReclaimPolicy: "Delete", claimRef: { namespace: "shop", name: "data" } },
        });
        const kept = of("PersistentVolume", "persistentvolumes", "pvc-2", {
            spec: { persistentVolumeReclaimPolicy: "Retain", claimRef: { namespace: "shop", name: "gone" } },
        });
        const found = [
            of("Namespace", "namespaces", "shop"),
            balanced("shop/web"),
            of("Ingress", "ingresses.networking.k8s.io", "shop/web"),
            of("Gateway", "gateways.gateway.networking.k8s.io", "shop/web"),
            claim,
            volume,
            kept,
        ];
        expect(planned(found)).to.deep.equal([
            "load-balancers: delete Service shop/web, delete Ingress shop/web, delete Gateway shop/web",
            "volumes: delete PersistentVolumeClaim shop/data, wait PersistentVolume pvc-1",
            "namespaces: delete Namespace shop",
        ]);
    });
});
