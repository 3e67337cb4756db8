// Covers: kubeObject.ts, resourceType.ts
import { expect } from "chai";
import { isLeaving, isOf, kubectlName, objectName } from "../../../../automation/drain/cluster/clusterObject";
import { itemsAt, textAt, valueAt } from "../../../../automation/drain/cluster/kubeObject";
import { isGitOps, pathOf, typeName } from "../../../../automation/drain/cluster/resourceType";
import { of } from "../objects";

describe("an object of a cluster", () => {
    const web = of("Deployment", "deployments.apps", "shop/web");
    const shop = of("Namespace", "namespaces", "shop");

    it("has a name for people, and one for kubectl", () => {
        expect(objectName(web)).to.equal("Deployment shop/web");
        expect(objectName(shop)).to.equal("Namespace shop");
        expect(kubectlName(web)).to.equal("deployments.apps/web -n shop");
        expect(kubectlName(shop)).to.equal("namespaces/shop");
    });

    it("is leaving once it was deleted", () => {
        const deleted = of("Pod", "pods", "shop/web", {
            metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" },
        });
        expect(isLeaving(deleted)).to.equal(true);
        expect(isLeaving(web)).to.equal(false);
    });

    it("is of the type with its whole name", () => {
        expect(isOf(web, "deployments.apps")).to.equal(true);
        expect(isOf(web, "deployments")).to.equal(false);
    });
});

describe("the path of a type", () => {
    const { type } = of("Deployment", "deployments.apps", "shop/web");

    it("leads to all its objects, to those of a namespace, or to one", () => {
        expect(pathOf(type)).to.equal("/apis/apps/v1/deployments");
        expect(pathOf(type, "shop")).to.equal("/apis/apps/v1/namespaces/shop/deployments");
        expect(pathOf(type, "shop", "a b")).to.equal("/apis/apps/v1/namespaces/shop/deployments/a%20b");
    });

    it("has no group in the core group, and no namespace if the type has none", () => {
        const { type: core } = of("Namespace", "namespaces", "shop");
        expect(pathOf(core, "ignored", "shop")).to.equal("/api/v1/namespaces/shop");
        expect(typeName(core)).to.equal("namespaces");
    });
});

describe("a type of GitOps", () => {
    it("is one of Flux or of Argo CD", () => {
        for (const group of ["kustomize.toolkit.fluxcd.io", "argoproj.io"])
            expect(isGitOps({ group })).to.equal(true);
        for (const group of ["apps", "", "fluxcd.io.example.com"])
            expect(isGitOps({ group })).to.equal(false);
    });
});

describe("a value of unknown shape", () => {
    const value = { spec: { list: [1], text: "a", none: null } };

    it("is read by its path, and undefined or empty if that leads nowhere", () => {
        expect(valueAt(value, "spec", "text")).to.equal("a");
        expect(valueAt(value, "spec", "none", "deeper")).to.equal(undefined);
        expect(itemsAt(value, "spec", "list")).to.deep.equal([1]);
        expect(itemsAt(value, "spec", "text")).to.deep.equal([]);
        expect(textAt(value, "spec", "text")).to.equal("a");
        expect(textAt(value, "spec", "list")).to.equal("");
    });
});
