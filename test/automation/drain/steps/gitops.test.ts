import { expect } from "chai";
import { managedObjects } from "../../../../automation/drain/managedObjects";
import { planDrain } from "../../../../automation/drain/planDrain";
import { objectName } from "../../../../automation/drain/cluster/clusterObject";
import { balanced, defined, of } from "../objects";
import { planned } from "../planned";

const kustomizations = "kustomizations.kustomize.toolkit.fluxcd.io";
const helmReleases = "helmreleases.helm.toolkit.fluxcd.io";

/** Labels that Flux puts on what a Kustomization makes. */
function madeBy(name: string): Record<string, string> {
    const group = "kustomize.toolkit.fluxcd.io";
    return { [`${group}/name`]: name, [`${group}/namespace`]: "flux-system" };
}

describe("the GitOps steps of a drain", () => {
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
});
