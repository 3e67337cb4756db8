import { expect } from "chai";
import { refusal, valueAt, without } from "../answer";
import type { Chapter } from "./contract";

const usual = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const ofStatus = ["get", "patch", "update"];

/** Group version, resource, kind, whether it is in namespaces, and what can be done with it. */
const expected: readonly (readonly [string, string, string, boolean, readonly string[]])[] = [
    ["v1", "namespaces", "Namespace", false, ["create", "delete", "get", "list", "patch", "update", "watch"]],
    ["v1", "namespaces/finalize", "Namespace", false, ["update"]],
    ["v1", "namespaces/status", "Namespace", false, ofStatus],
    ["v1", "configmaps", "ConfigMap", true, usual],
    ["v1", "secrets", "Secret", true, usual],
    ["v1", "services", "Service", true, usual],
    ["v1", "services/status", "Service", true, ofStatus],
    ["v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, usual],
    ["v1", "persistentvolumes", "PersistentVolume", false, usual],
    ["v1", "resourcequotas", "ResourceQuota", true, usual],
    ["v1", "limitranges", "LimitRange", true, usual],
    ["v1", "serviceaccounts", "ServiceAccount", true, usual],
    ["v1", "pods", "Pod", true, usual],
    ["v1", "pods/eviction", "Eviction", true, ["create"]],
    ["apps/v1", "deployments", "Deployment", true, usual],
    ["apps/v1", "deployments/scale", "Scale", true, ofStatus],
    ["apps/v1", "deployments/status", "Deployment", true, ofStatus],
    ["apps/v1", "statefulsets", "StatefulSet", true, usual],
    ["batch/v1", "jobs", "Job", true, usual],
    ["networking.k8s.io/v1", "ingresses", "Ingress", true, usual],
    ["networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", true, usual],
    ["rbac.authorization.k8s.io/v1", "clusterroles", "ClusterRole", false, usual],
    ["rbac.authorization.k8s.io/v1", "rolebindings", "RoleBinding", true, usual],
    ["storage.k8s.io/v1", "storageclasses", "StorageClass", false, usual],
    ["apiextensions.k8s.io/v1", "customresourcedefinitions", "CustomResourceDefinition", false, usual],
    ["authorization.k8s.io/v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false, ["create"]],
];

const aggregated = { accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList" };

function named(list: readonly unknown[], field: string, name: string): unknown {
    return list.find((one) => valueAt(one, field) === name);
}

/** How clients learn what there is. */
export const discovery: Chapter = (served) => {
    describe("discovery", () => {
        it("says its version, and that it is alive and ready", async () => {
            const version = await served().request("GET", "/version");
            expect(version.code).to.equal(200);
            expect(version.text("major")).to.equal("1");
            expect(version.text("minor")).to.match(/^\d+\+?$/);
            expect(version.text("gitVersion")).to.match(/^v1\.\d+\.\d+/);
            for (const path of ["/livez", "/readyz", "/healthz"]) {
                const { code, raw } = await served().request("GET", path);
                expect([code, raw]).to.deep.equal([200, "ok"]);
            }
        });

        it("lists the core API's versions and all groups with the version each prefers", async () => {
            const core = await served().request("GET", "/api");
            expect(core.at("kind")).to.equal("APIVersions");
            expect(core.at("versions")).to.deep.equal(["v1"]);
            const groups = await served().request("GET", "/apis");
            expect(groups.at("kind")).to.equal("APIGroupList");
            const apps = { groupVersion: "apps/v1", version: "v1" };
            expect(named(groups.list("groups"), "name", "apps")).to.deep.equal({
                name: "apps",
                versions: [apps],
                preferredVersion: apps,
            });
            const group = await served().request("GET", "/apis/apps");
            expect(group.body).to.deep.equal({
                kind: "APIGroup",
                apiVersion: "v1",
                name: "apps",
                versions: [apps],
                preferredVersion: apps,
            });
        });

        it("lists the resources of a version: names, scope, verbs", async () => {
            const path = (version: string) => (version === "v1" ? "/api/v1" : `/apis/${version}`);
            const lists = new Map<string, readonly unknown[]>();
            for (const version of new Set(expected.map(([one]) => one))) {
                const answer = await served().request("GET", path(version));
                expect(answer.at("kind")).to.equal("APIResourceList");
                expect(answer.at("groupVersion")).to.equal(version);
                lists.set(version, answer.list("resources"));
            }
            const found = expected.map(([version, name]) => {
                const one = named(lists.get(version) ?? [], "name", name);
                return [version, name, ...["kind", "namespaced", "verbs"].map((key) => valueAt(one, key))];
            });
            expect(found).to.deep.equal(expected);
        });

        it("gives short names, singular names and categories", async () => {
            const core = await served().request("GET", "/api/v1");
            const services = named(core.list("resources"), "name", "services");
            expect(without(services, "storageVersionHash")).to.deep.equal({
                name: "services",
                singularName: "service",
                namespaced: true,
                kind: "Service",
                verbs: usual,
                shortNames: ["svc"],
                categories: ["all"],
            });
        });

        it("tells everything in two answers to who asks for aggregated discovery", async () => {
            const groups = await served().request("GET", "/apis", undefined, aggregated);
            expect(groups.contentType).to.contain("as=APIGroupDiscoveryList").and.contain("v=v2");
            expect(groups.at("kind")).to.equal("APIGroupDiscoveryList");
            const apps = named(groups.list("items"), "metadata.name", "apps");
            expect(valueAt(apps, "versions.0.version")).to.equal("v1");
            expect(valueAt(apps, "versions.0.freshness")).to.equal("Current");
            const resources = valueAt(apps, "versions.0.resources") as unknown[];
            expect(named(resources, "resource", "deployments")).to.deep.equal({
                resource: "deployments",
                // Empty: as that of the list.
                responseKind: { group: "", version: "", kind: "Deployment" },
                scope: "Namespaced",
                singularResource: "deployment",
                verbs: usual,
                shortNames: ["deploy"],
                categories: ["all"],
                subresources: [
                    {
                        subresource: "scale",
                        responseKind: { group: "autoscaling", version: "v1", kind: "Scale" },
                        verbs: ofStatus,
                    },
                    {
                        subresource: "status",
                        responseKind: { group: "", version: "", kind: "Deployment" },
                        verbs: ofStatus,
                    },
                ],
            });
            const core = await served().request("GET", "/api", undefined, aggregated);
            const all = core.list("items.0.versions.0.resources");
            expect(valueAt(named(all, "resource", "namespaces"), "scope")).to.equal("Cluster");
        });

        it("answers 404 for what it does not know", async () => {
            for (const path of ["/apis/nothing.example.com/v1", "/nothing"]) {
                const { code, raw } = await served().request("GET", path);
                expect([path, code, raw.trim()]).to.deep.equal([path, 404, "404 page not found"]);
            }
            for (const path of ["/apis/apps/v9", "/apis/apps/v1/nothings", "/api/v1/nothings"]) {
                expect(refusal(await served().request("GET", path))).to.deep.equal({
                    code: 404,
                    reason: "NotFound",
                    message: "the server could not find the requested resource",
                    details: {},
                });
            }
        });
    });
};
