// Covers: listCluster.ts
import { expect } from "chai";
import { discover } from "../../../automation/drain/cluster/discover";
import { objectName } from "../../../automation/drain/cluster/clusterObject";
import { listCluster } from "../../../automation/drain/listCluster";
import { perform } from "../../../automation/drain/perform";
import { serveApi, type ServedApi } from "./cluster/servedApi";
import { of } from "./objects";

describe("performing a step", () => {
    let api: ServedApi;

    before(async () => {
        // Everything conflicts: it was changed meanwhile.
        api = await serveApi(() => [409, { message: "the UID in the precondition does not match" }]);
    });

    after(() => {
        api.close();
    });

    it("deletes exactly the object that was found, and patches what is to be suspended", async () => {
        const web = of("Service", "services", "shop/web", { metadata: { uid: "uid-web" } });
        const root = of("Kustomization", "kustomizations.kustomize.toolkit.fluxcd.io", "flux-system/root");
        const patch = { spec: { suspend: true } };
        await perform(await api.client(), [
            { kind: "delete", target: web },
            { kind: "suspend", target: root, patch },
        ]);
        const [deleted, suspended] = api.requests;
        expect(deleted).to.include({ method: "DELETE", path: "/api/v1/namespaces/shop/services/web" });
        expect(JSON.parse(deleted?.body ?? "")).to.deep.include({
            preconditions: { uid: "uid-web" },
            propagationPolicy: "Background",
        });
        expect(suspended).to.include({
            method: "PATCH",
            path: "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/root",
        });
        expect(JSON.parse(suspended?.body ?? "")).to.deep.equal(patch);
    });
});

describe("listing a cluster", () => {
    const crd = "customresourcedefinitions.apiextensions.k8s.io";
    const served: Readonly<Record<string, string>> = {
        pods: "",
        "deployments.apps": "Deployment",
        "databases.example.com": "Database",
        "kustomizations.kustomize.toolkit.fluxcd.io": "Kustomization",
        "storageclasses.storage.k8s.io": "StorageClass",
        [crd]: "CustomResourceDefinition",
    };

    /** What a cluster with these objects lists, and which types were asked for. */
    async function listing(
        objects: Readonly<Record<string, readonly string[]>>,
    ): Promise<[string[], string[]]> {
        const items = Object.entries(served).flatMap(([type, kind]) => {
            const [plural = "", ...group] = type.split(".");
            if (kind === "") return [];
            const resource = {
                resource: plural,
                responseKind: { kind },
                scope: "Namespaced",
                verbs: ["list"],
            };
            return [
                { metadata: { name: group.join(".") }, versions: [{ version: "v1", resources: [resource] }] },
            ];
        });
        const api = await serveApi(({ path }) => {
            if (path === "/apis") return [200, { kind: "APIGroupDiscoveryList", items }];
            const [, , group = "", , plural = ""] = path.split("?")[0]?.split("/") ?? [];
            const type = path.startsWith("/api/")
                ? (path.split("?")[0]?.split("/").at(-1) ?? "")
                : `${plural}.${group}`;
            const names = objects[type] ?? [];
            return [200, { items: names.map((name) => ({ metadata: { name, uid: name } })), metadata: {} }];
        });
        try {
            const client = await api.client();
            const found = await listCluster(client, await discover(client));
            return [found.map(objectName), api.requests.map(({ path }) => path.split("?")[0] ?? "")];
        } finally {
            api.close();
        }
    }

    it("finds services, claims, and the objects of every custom resource", async () => {
        const [found] = await listing({
            services: ["web"],
            [crd]: ["databases.example.com"],
            "databases.example.com": ["db"],
        });
        expect(found).to.have.members([
            "Service web",
            "CustomResourceDefinition databases.example.com",
            "Database db",
        ]);
    });

    it("looks for workloads only if there are claims", async () => {
        const [, without] = await listing({});
        expect(without).not.to.include("/api/v1/pods");
        const [found, withClaims] = await listing({
            persistentvolumeclaims: ["data"],
            "deployments.apps": ["web"],
        });
        expect(withClaims).to.include("/api/v1/pods");
        expect(found).to.include("Deployment web");
    });

    it("looks for the signs of controllers only if there is GitOps", async () => {
        const path = "/apis/storage.k8s.io/v1/storageclasses";
        expect((await listing({}))[1]).not.to.include(path);
        const flux = "kustomizations.kustomize.toolkit.fluxcd.io";
        expect((await listing({ [crd]: [flux], [flux]: ["root"] }))[1]).to.include(path);
    });
});
