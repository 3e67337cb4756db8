import { expect } from "chai";
import { isManaged, managedObjects } from "../../../automation/drain/managedObjects";
import { of } from "./objects";

const managed = managedObjects([
    { type: "kubernetes:core/v1:Namespace", id: "platform" },
    { type: "kubernetes:apps/v1:Deployment", id: "shop/web" },
    { type: "kubernetes:core/v1:ServicePatch", id: "shop/web" },
    { type: "kubernetes:helm.sh/v3:Release", id: "ingress/nginx" },
    { type: "aws:ec2/vpc:Vpc", id: "vpc-1" },
]);

describe("the objects that the engine manages", () => {
    it("are those of the state, whatever their version, and those that it patches", () => {
        expect(isManaged(managed, of("Namespace", "namespaces", "platform"))).to.equal(true);
        expect(isManaged(managed, of("Deployment", "deployments.apps", "shop/web"))).to.equal(true);
        expect(isManaged(managed, of("Service", "services", "shop/web"))).to.equal(true);
        expect(isManaged(managed, of("Deployment", "deployments.apps", "shop/other"))).to.equal(false);
        expect(isManaged(managed, of("Deployment", "deployments.example.com", "shop/web"))).to.equal(false);
    });

    it("are what its Helm releases made, as Helm notes on it", () => {
        const made = (release: string, namespace: string) =>
            of("Service", "services", "ingress/x", {
                metadata: {
                    annotations: {
                        "meta.helm.sh/release-name": release,
                        "meta.helm.sh/release-namespace": namespace,
                    },
                },
            });
        expect(isManaged(managed, made("nginx", "ingress"))).to.equal(true);
        expect(isManaged(managed, made("nginx", "other"))).to.equal(false);
    });

    it("tell in which namespaces they are", () => {
        expect([...managed.namespaces]).to.deep.equal(["shop", "ingress"]);
    });
});
