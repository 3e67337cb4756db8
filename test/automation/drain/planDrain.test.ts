import { expect } from "chai";
import { managedObjects } from "../../../automation/drain/managedObjects";
import { planDrain } from "../../../automation/drain/planDrain";
import { objectName, type ClusterObject } from "../../../automation/drain/cluster/clusterObject";
import { balanced, defined, of, ownedBy } from "./objects";

const kustomizations = "kustomizations.kustomize.toolkit.fluxcd.io";
const helmReleases = "helmreleases.helm.toolkit.fluxcd.io";

/** Labels that Flux puts on what a Kustomization makes. */
function madeBy(name: string): Record<string, string> {
    const group = "kustomize.toolkit.fluxcd.io";
    return { [`${group}/name`]: name, [`${group}/namespace`]: "flux-system" };
}

/** A plan in one line for each step: what it does, and after a colon what it waits for besides. */
function planned(
    found: readonly ClusterObject[],
    state: readonly { type: string; id: string }[] = [],
): string[] {
    return planDrain(found, managedObjects(state)).map(({ name, actions, waitsFor }) => {
        const done = actions.map(({ kind, target }) => `${kind} ${objectName(target)}`);
        const targets = new Set(actions.map(({ target }) => target));
        const others = waitsFor
            .filter((item) => !targets.has(item))
            .map((item) => `wait ${objectName(item)}`);
        return `${name}: ${[...done, ...others].join(", ")}`;
    });
}

describe("the plan of a drain", () => {
    it("is empty where a cluster has nothing but what is its own and the engine's", () => {
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

    it("deletes routes with their Gateways, which cannot go before them, then classes and what configures them", () => {
        const group = "gateway.networking.k8s.io";
        const types = ["gatewayclasses", "gateways", "httproutes", "tcproutes"];
        const labels = { "gateway.k8s.aws.alb/stack-name": "shared" };
        const configurations = "loadbalancerconfigurations.gateway.k8s.aws";
        const shared = of("Gateway", `gateways.${group}`, "platform/shared");
        const found = [
            ...types.map((plural) => defined(`${plural}.${group}`)),
            defined(configurations),
            defined("targetgroupbindings.elbv2.k8s.aws"),
            of("GatewayClass", `gatewayclasses.${group}`, "alb"),
            shared,
            of("Gateway", `gateways.${group}`, "shop/web"),
            of("HTTPRoute", `httproutes.${group}`, "shop/web"),
            of("TCPRoute", `tcproutes.${group}`, "shop/queue"),
            of("LoadBalancerConfiguration", configurations, "shop/public"),
            of("TargetGroupBinding", "targetgroupbindings.elbv2.k8s.aws", "shop/k8s-1", {
                metadata: { labels },
            }),
            balanced("platform/proxy", ownedBy(shared)),
        ];
        const state = [{ type: `kubernetes:${group}/v1:Gateway`, id: "platform/shared" }];
        expect(planned(found, state)).to.deep.equal([
            "load-balancers: delete Gateway shop/web, delete HTTPRoute shop/web, delete TCPRoute shop/queue",
            "custom-resources: delete GatewayClass alb, delete Gateway shop/web, delete HTTPRoute shop/web, " +
                "delete TCPRoute shop/queue, delete LoadBalancerConfiguration shop/public",
        ]);
    });

    it("deletes routes with other custom resources where no Gateway waits for them", () => {
        const group = "gateway.networking.k8s.io";
        const found = [
            defined(`gateways.${group}`),
            defined(`httproutes.${group}`),
            of("Gateway", `gateways.${group}`, "platform/shared"),
            of("HTTPRoute", `httproutes.${group}`, "shop/web"),
        ];
        const state = [{ type: `kubernetes:${group}/v1:Gateway`, id: "platform/shared" }];
        expect(planned(found, state)).to.deep.equal(["custom-resources: delete HTTPRoute shop/web"]);
    });

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

    it("suspends the roots of GitOps, and deletes what they made while that still cleans up after itself", () => {
        const found = [
            of("GitRepository", "gitrepositories.source.toolkit.fluxcd.io", "flux-system/platform", {
                spec: {},
            }),
            of("Kustomization", kustomizations, "flux-system/root", { spec: {} }),
            of("Kustomization", kustomizations, "flux-system/apps", {
                spec: {},
                metadata: { labels: madeBy("root") },
            }),
            of("HelmRelease", helmReleases, "shop/web", { spec: {}, metadata: { labels: madeBy("root") } }),
        ];
        expect(planned(found)).to.deep.equal([
            "suspend: suspend Kustomization flux-system/root, suspend GitRepository flux-system/platform",
            "releases: delete Kustomization flux-system/apps, delete HelmRelease shop/web",
            "controllers: delete Kustomization flux-system/apps, delete HelmRelease shop/web",
        ]);
    });

    it("leaves releases of controllers until what they look after is gone", () => {
        const labels = {
            "helm.toolkit.fluxcd.io/name": "cert-manager",
            "helm.toolkit.fluxcd.io/namespace": "flux-system",
        };
        const found = [
            of("HelmRelease", helmReleases, "flux-system/cert-manager", { spec: {} }),
            defined("certificates.cert-manager.io", { labels }),
            of("Certificate", "certificates.cert-manager.io", "shop/web"),
            balanced("shop/web"),
        ];
        expect(planned(found)).to.deep.equal([
            "load-balancers: delete Service shop/web",
            "custom-resources: delete Certificate shop/web",
            "controllers: delete HelmRelease flux-system/cert-manager",
        ]);
    });

    it("suspends what the engine manages of GitOps, and deletes none of it", () => {
        const found = [of("Kustomization", kustomizations, "flux-system/root", { spec: {} })];
        const state = [
            { type: "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization", id: "flux-system/root" },
        ];
        expect(planned(found, state)).to.deep.equal(["suspend: suspend Kustomization flux-system/root"]);
        const suspended = [
            of("Kustomization", kustomizations, "flux-system/root", { spec: { suspend: true } }),
        ];
        expect(planned(suspended, state)).to.deep.equal([]);
    });

    it("takes the automation out of Argo CD's applications before it deletes them", () => {
        const spec = { syncPolicy: { automated: { prune: true } } };
        const [suspend, releases] = planDrain(
            [of("Application", "applications.argoproj.io", "argocd/shop", { spec })],
            managedObjects([]),
        );
        expect(suspend?.actions).to.have.length(1);
        expect(suspend?.actions[0]).to.deep.include({ patch: { spec: { syncPolicy: { automated: null } } } });
        expect(releases?.actions.map(({ target }) => objectName(target))).to.deep.equal([
            "Application argocd/shop",
        ]);
    });

    it("deletes what makes nodes after all other custom resources, and waits for what is on its way out", () => {
        const leaving = { deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["example.com/wait"] };
        const found = [
            defined("nodepools.karpenter.sh"),
            defined("databases.example.com"),
            of("NodePool", "nodepools.karpenter.sh", "default"),
            of("Database", "databases.example.com", "shop/db", { metadata: leaving }),
        ];
        expect(planned(found)).to.deep.equal([
            "custom-resources: wait Database shop/db",
            "nodes: delete NodePool default",
        ]);
    });
});
