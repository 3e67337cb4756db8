import { expect } from "chai";
import { diffObject } from "../../../../kubernetes/provider/diff/objectDiff";
import { type PropertyMap, Secret, unknown } from "../../../../protocol/providerModel";

const mutable = { secrets: false, configMaps: false };

const deployment: PropertyMap = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop", labels: { "app.kubernetes.io/name": "web" } },
    spec: {
        replicas: 2,
        selector: { matchLabels: { app: "web" } },
        template: {
            metadata: { labels: { app: "web" } },
            spec: {
                containers: [{ name: "web", image: "web:1", resources: { requests: { cpu: "1000m" } } }],
            },
        },
    },
};

/** The object as a cluster keeps it: with defaults, a status and its own metadata. */
function live(inputs: PropertyMap): PropertyMap {
    return {
        ...inputs,
        metadata: {
            ...(inputs.metadata as PropertyMap),
            uid: "b0a7",
            resourceVersion: "77",
            generation: 1,
            managedFields: [],
        },
        status: { readyReplicas: 2 },
        __fieldManager: "pulumi-kubernetes-1",
    };
}

function set(object: PropertyMap, path: readonly string[], value: PropertyMap[string]): PropertyMap {
    const [first = "", ...rest] = path;
    const inner = rest.length === 0 ? value : set((object[first] ?? {}) as PropertyMap, rest, value);
    return { ...object, [first]: inner };
}

function omit(object: PropertyMap, field: string): PropertyMap {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== field));
}

function diff(inputs: PropertyMap, news: PropertyMap) {
    return diffObject(inputs, live(inputs), news, mutable);
}

describe("the difference between a live object and its new inputs", () => {
    it("is none while the inputs are the same, whatever the cluster filled in", () => {
        const defaulted = set(live(deployment), ["spec", "strategy"], { type: "RollingUpdate" });
        expect(diffObject(deployment, defaulted, deployment, mutable).changes).to.deep.equal({});
    });

    it("is none when a quantity is only written in another way", () => {
        const canonical = JSON.parse(
            JSON.stringify(live(deployment)).replace('"1000m"', '"1"'),
        ) as PropertyMap;
        expect(diffObject(deployment, canonical, deployment, mutable).changes).to.deep.equal({});
    });

    it("names the path in Pulumi's notation", () => {
        const news = JSON.parse(JSON.stringify(deployment).replace("web:1", "web:2")) as PropertyMap;
        expect(diff(deployment, news).changes).to.deep.equal({
            "spec.template.spec.containers[0].image": "update",
        });
        const labelled = set(deployment, ["metadata", "labels", "example.com/team"], "shop");
        expect(diff(deployment, labelled).changes).to.deep.equal({
            'metadata.labels["example.com/team"]': "add",
        });
    });

    it("shows what somebody else changed in the cluster", () => {
        const drifted = set(live(deployment), ["spec", "replicas"], 7);
        expect(diffObject(deployment, drifted, deployment, mutable).changes).to.deep.equal({
            "spec.replicas": "update",
        });
    });

    it("shows a field that is no longer asked for as deleted", () => {
        const metadata = omit(deployment.metadata as PropertyMap, "labels");
        expect(diff(deployment, { ...deployment, metadata }).changes).to.deep.equal({
            "metadata.labels": "delete",
        });
    });

    it("counts an unknown value as a change", () => {
        expect(diff(deployment, set(deployment, ["spec", "replicas"], unknown)).changes).to.deep.equal({
            "spec.replicas": "update",
        });
    });

    it("takes the default namespace and none for the same", () => {
        const named = set(deployment, ["metadata", "namespace"], "default");
        const metadata = omit(named.metadata as PropertyMap, "namespace");
        expect(diff(named, { ...named, metadata }).changes).to.deep.equal({});
    });

    it("replaces on a new name after the new object is there", () => {
        const result = diff(deployment, set(deployment, ["metadata", "name"], "shop-web"));
        expect(result).to.deep.equal({
            changes: { "metadata.name": "update-replace" },
            deleteBeforeReplace: false,
        });
    });

    it("replaces on a new namespace", () => {
        const result = diff(deployment, set(deployment, ["metadata", "namespace"], "other"));
        expect(result.changes).to.deep.equal({ "metadata.namespace": "update-replace" });
    });

    const claim: PropertyMap = {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "data", namespace: "shop" },
        spec: {
            storageClassName: "gp3",
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: "1Gi" } },
        },
    };
    const binding: PropertyMap = {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRoleBinding",
        metadata: { name: "viewers" },
        roleRef: { kind: "ClusterRole", name: "view", apiGroup: "rbac.authorization.k8s.io" },
    };
    for (const [what, object, path, value] of [
        ["a Deployment's selector", deployment, ["spec", "selector", "matchLabels", "app"], "shop"],
        [
            "a Service's cluster IP",
            { ...claim, kind: "Service", spec: { clusterIP: "None" } },
            ["spec", "clusterIP"],
            "10.0.0.1",
        ],
        ["a claim's storage class", claim, ["spec", "storageClassName"], "io2"],
        ["a binding's role", binding, ["roleRef", "name"], "edit"],
        [
            "a storage class' parameters",
            {
                ...binding,
                apiVersion: "storage.k8s.io/v1",
                kind: "StorageClass",
                parameters: { type: "gp3" },
            },
            ["parameters", "type"],
            "io2",
        ],
        [
            "a Job's template",
            { ...deployment, apiVersion: "batch/v1", kind: "Job" },
            ["spec", "template", "spec", "restartPolicy"],
            "Never",
        ],
        ["a ConfigMap's data", { ...claim, kind: "ConfigMap", data: { a: "1" } }, ["data", "a"], "2"],
    ] as const) {
        it(`replaces on ${what}, deleting first, because the name stays`, () => {
            const result = diff(object, set(object, path, value));
            expect(Object.values(result.changes).every((kind) => kind.endsWith("-replace"))).to.equal(true);
            expect(result.deleteBeforeReplace).to.equal(true);
        });
    }

    it("replaces the data of a ConfigMap in place where that is configured", () => {
        const map: PropertyMap = {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "c", namespace: "n" },
            data: { a: "1" },
        };
        const news = { ...map, data: { a: "2" } };
        const result = diffObject(map, live(map), news, { secrets: true, configMaps: true });
        expect(result).to.deep.equal({ changes: { "data.a": "update" }, deleteBeforeReplace: false });
        const frozen = { ...map, immutable: true };
        const replaced = diffObject(
            frozen,
            live(frozen),
            { ...frozen, data: { a: "2" } },
            { secrets: true, configMaps: true },
        );
        expect(replaced.changes).to.deep.equal({ "data.a": "update-replace" });
    });

    it("grows a claim in place", () => {
        const result = diff(claim, set(claim, ["spec", "resources", "requests", "storage"], "2Gi"));
        expect(result.changes).to.deep.equal({ "spec.resources.requests.storage": "update" });
    });

    it("creates an object with a made-up name before the old one goes", () => {
        const autonamed = set(deployment, ["metadata", "annotations"], { "pulumi.com/autonamed": "true" });
        const result = diff(autonamed, set(autonamed, ["spec", "selector", "matchLabels", "app"], "x"));
        expect(result.deleteBeforeReplace).to.equal(false);
    });

    it("compares what is written as stringData with the data that the cluster keeps", () => {
        const secret: PropertyMap = {
            apiVersion: "v1",
            kind: "Secret",
            metadata: { name: "s", namespace: "n" },
            stringData: new Secret({ password: "hunter2" }),
        };
        const rest = omit(secret, "stringData");
        const kept = live({ ...rest, data: new Secret({ password: "aHVudGVyMg==" }) });
        expect(diffObject(secret, kept, secret, mutable).changes).to.deep.equal({});
        const news = { ...secret, stringData: new Secret({ password: "other" }) };
        expect(diffObject(secret, kept, news, mutable).changes).to.deep.equal({
            "stringData.password": "update-replace",
        });
    });
});
