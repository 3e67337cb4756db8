import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureObject } from "../../../kubernetes/api/bootstrap/ensureObject";
import { Cluster } from "../../../kubernetes/api/objects/cluster";
import { asKubernetesObject } from "../../../kubernetes/api/objects/kubernetesObject";
import { chartOf } from "../../../kubernetes/provider/helm/catalogue";
import { customResource } from "../../../kubernetes/provider/helm/charts/customResource";
import { removeNodes } from "../aws/controllers";
import { type Body, eventually, startTestCluster, type TestCluster } from "../testCluster";

const sources = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system";
const kustomizations = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations";
const helmReleases = "/apis/helm.toolkit.fluxcd.io/v2/namespaces/flux-system/helmreleases";
const shop = "/api/v1/namespaces/shop";

const manifests = `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { colour: "\${colour:=red}" }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
`;

function installFlux(cluster: TestCluster): void {
    const api = new Cluster(cluster.store, "TEST");
    const chart = chartOf("flux2");
    const { version, appVersion } = chart;
    const release = {
        chart: "flux2",
        version,
        appVersion,
        name: "flux",
        namespace: "flux-system",
        values: {},
    };
    ensureObject(api, { apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } });
    for (const object of [...(chart.crds?.(release) ?? []), ...chart.render(release)]) {
        ensureObject(api, asKubernetesObject(object));
    }
}

describe("Flux", () => {
    let cluster: TestCluster;

    beforeEach(async () => {
        cluster = await startTestCluster();
        writeFileSync(join(cluster.fixtures, "platform.yaml"), manifests);
        installFlux(cluster);
        await send("POST", `${sources}/gitrepositories`, {
            apiVersion: "source.toolkit.fluxcd.io/v1",
            kind: "GitRepository",
            metadata: { name: "platform" },
            spec: { url: "https://git.example/platform", interval: "1m", ref: { branch: "sandbox-a" } },
        });
    });

    afterEach(() => cluster.close());

    async function send(method: string, path: string, body?: object): Promise<Body> {
        const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
        const answer = await cluster.request(method, path, body, type);
        expect(answer.code, JSON.stringify(answer.body)).to.be.below(300);
        return answer.body;
    }

    const code = async (path: string) => (await cluster.request("GET", path)).code;
    const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

    const untilGone = (path: string) =>
        eventually(
            () => code(path),
            (found) => found === 404,
        );

    function readyOf({ status }: Body): string {
        const conditions = (
            status as { conditions?: { type: string; status: string; message: string }[] } | undefined
        )?.conditions;
        const ready = conditions?.find(({ type }) => type === "Ready");
        return ready === undefined ? "" : `${ready.status} ${ready.message}`;
    }

    const ready = (
        path: string,
        isExpected: (words: string) => boolean = (words) => words.startsWith("True"),
    ) =>
        eventually(
            () => send("GET", path),
            (object) => isExpected(readyOf(object)),
        );

    async function kustomize(spec: object = {}, name = "platform"): Promise<void> {
        await send("POST", kustomizations, {
            apiVersion: "kustomize.toolkit.fluxcd.io/v1",
            kind: "Kustomization",
            metadata: { name },
            spec: {
                interval: "10m",
                prune: true,
                path: "./",
                sourceRef: { kind: "GitRepository", name: "platform" },
                ...spec,
            },
        });
    }

    it("makes what a source holds, with a list of it in the status", async () => {
        await kustomize({ postBuild: { substitute: { colour: "blue" } } });
        const { metadata, status } = await ready(`${kustomizations}/platform`);
        expect(metadata.finalizers).to.deep.equal(["finalizers.fluxcd.io"]);
        expect(status.lastAppliedRevision).to.match(/^sandbox-a@sha1:[0-9a-f]{40}$/);
        const { entries } = status.inventory as { entries: { id: string }[] };
        expect(entries.map(({ id }) => id)).to.deep.equal([
            "_shop__Namespace",
            "shop_settings__ConfigMap",
            "shop_web__Service",
        ]);
        const settings = await send("GET", `${shop}/configmaps/settings`);
        expect(settings.data).to.deep.equal({ colour: "blue" });
        expect(settings.metadata.labels).to.deep.equal({
            "kustomize.toolkit.fluxcd.io/name": "platform",
            "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
        });
        await settled();
        const version = cluster.store.version();
        await settled();
        expect(cluster.store.version(), "it does nothing while nothing happens").to.equal(version);
        expect(cluster.notices).to.deep.equal([]);
    });

    it("makes again what somebody deletes, until it is suspended", async () => {
        await kustomize();
        await ready(`${kustomizations}/platform`);
        const { uid } = (await send("GET", `${shop}/services/web`)).metadata;
        await send("DELETE", `${shop}/services/web`);
        const again = await eventually(
            async () => (await cluster.request("GET", `${shop}/services/web`)).body,
            ({ kind, metadata }) => kind === "Service" && metadata.uid !== uid,
        );
        expect(again.metadata.deletionTimestamp).to.equal(undefined);
        await send("PATCH", `${kustomizations}/platform`, { spec: { suspend: true } });
        await send("DELETE", `${shop}/services/web`);
        await untilGone(`${shop}/services/web`);
        await settled();
        expect(await code(`${shop}/services/web`)).to.equal(404);
        await send("PATCH", `${kustomizations}/platform`, { spec: { suspend: false } });
        await eventually(
            () => code(`${shop}/services/web`),
            (found) => found === 200,
        );
    });

    it("makes a namespace again that somebody deletes, with what was in it", async () => {
        await kustomize();
        await ready(`${kustomizations}/platform`);
        const { uid } = (await send("GET", shop)).metadata;
        await send("DELETE", shop);
        await eventually(
            async () => (await cluster.request("GET", shop)).body,
            ({ kind, metadata }) => kind === "Namespace" && metadata.uid !== uid,
        );
        await eventually(
            () => code(`${shop}/services/web`),
            (found) => found === 200,
        );
    });

    it("follows its source, and prunes what that lacks now", async () => {
        await kustomize();
        await ready(`${kustomizations}/platform`);
        writeFileSync(
            join(cluster.fixtures, "platform.yaml"),
            manifests.split("---").slice(0, 2).join("---"),
        );
        const annotations = { "reconcile.fluxcd.io/requestedAt": "now" };
        await send("PATCH", `${sources}/gitrepositories/platform`, { metadata: { annotations } });
        await untilGone(`${shop}/services/web`);
        expect(await code(`${shop}/configmaps/settings`)).to.equal(200);
    });

    it("takes along what it made when it goes, if it prunes", async () => {
        await kustomize();
        await ready(`${kustomizations}/platform`);
        await send("DELETE", `${kustomizations}/platform`);
        await untilGone(`${kustomizations}/platform`);
        await untilGone(shop);
    });

    for (const [words, spec] of [
        ["does not prune", { prune: false }],
        ["is suspended", {}],
        ["orphans", { deletionPolicy: "Orphan" }],
    ] as const) {
        it(`leaves what it made when it goes and ${words}`, async () => {
            await kustomize(spec);
            await ready(`${kustomizations}/platform`);
            if (words === "is suspended") {
                await send("PATCH", `${kustomizations}/platform`, { spec: { suspend: true } });
            }
            await send("DELETE", `${kustomizations}/platform`);
            await untilGone(`${kustomizations}/platform`);
            await settled();
            expect(await code(`${shop}/services/web`)).to.equal(200);
        });
    }

    it("hangs with its finalizer while its controllers have no node to run on", async () => {
        await kustomize();
        await ready(`${kustomizations}/platform`);
        const nodes = removeNodes(cluster.store);
        await send("DELETE", `${kustomizations}/platform`);
        await send("DELETE", `${sources}/gitrepositories/platform`);
        await settled();
        for (const path of [`${kustomizations}/platform`, `${sources}/gitrepositories/platform`]) {
            const { metadata } = await send("GET", path);
            expect(metadata.deletionTimestamp, path).to.be.a("string");
            expect(metadata.finalizers, path).to.deep.equal(["finalizers.fluxcd.io"]);
        }
        expect(await code(`${shop}/services/web`)).to.equal(200);
        nodes.bringBack();
        await untilGone(`${kustomizations}/platform`);
        await untilGone(`${sources}/gitrepositories/platform`);
        await untilGone(shop);
    });

    it("waits for its source, for what it depends on and for a path that is there", async () => {
        const folder = join(cluster.fixtures, "apps");
        mkdirSync(join(folder, "base"), { recursive: true });
        writeFileSync(
            join(folder, "base/one.yaml"),
            "{ apiVersion: v1, kind: ConfigMap, metadata: { name: one } }",
        );
        const source = { kind: "GitRepository", name: "apps" };
        await kustomize({ sourceRef: source, path: "./base", dependsOn: [{ name: "platform" }] }, "apps");
        await ready(`${kustomizations}/apps`, (words) => words.includes("Source artifact not found"));
        await send("POST", `${sources}/gitrepositories`, {
            apiVersion: "source.toolkit.fluxcd.io/v1",
            kind: "GitRepository",
            metadata: { name: "apps" },
            spec: { url: "https://git.example/apps", interval: "1m" },
        });
        await ready(`${kustomizations}/apps`, (words) =>
            words.includes("dependency 'flux-system/platform' is not ready"),
        );
        await kustomize({ sourceRef: source, path: "./nowhere" }, "lost");
        await ready(`${kustomizations}/lost`, (words) => words.includes("kustomization path not found"));
        await kustomize();
        await ready(`${kustomizations}/apps`);
        expect(await code("/api/v1/namespaces/default/configmaps/one")).to.equal(200);
    });

    it("waits for a kind that the cluster does not serve yet", async () => {
        const thing = "{ apiVersion: example.com/v1, kind: Thing, metadata: { name: one } }";
        writeFileSync(join(cluster.fixtures, "platform.yaml"), thing);
        await kustomize();
        await ready(`${kustomizations}/platform`, (words) => words.includes('no matches for kind "Thing"'));
        const definition = customResource("example.com", "v1", "Thing", "things");
        await send("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition);
        await ready(`${kustomizations}/platform`);
        expect(await code("/apis/example.com/v1/namespaces/default/things/one")).to.equal(200);
    });

    it("says where to put what a source holds when nobody has said", async () => {
        await send("POST", `${sources}/gitrepositories`, {
            apiVersion: "source.toolkit.fluxcd.io/v1",
            kind: "GitRepository",
            metadata: { name: "unknown" },
            spec: { url: "https://git.example/unknown", interval: "1m" },
        });
        await ready(`${sources}/gitrepositories/unknown`, (words) => words.startsWith("False"));
        expect(cluster.notices.join()).to.contain(join(cluster.fixtures, "unknown.yaml"));
    });

    it("installs the charts of HelmReleases, and uninstalls them when these go", async () => {
        await send("POST", `${sources}/helmrepositories`, {
            apiVersion: "source.toolkit.fluxcd.io/v1",
            kind: "HelmRepository",
            metadata: { name: "charts" },
            spec: { url: "https://charts.example", interval: "1m" },
        });
        const spec = {
            interval: "5m",
            targetNamespace: "web",
            install: { createNamespace: true },
            chart: {
                spec: {
                    chart: "podinfo",
                    version: "6.9.0",
                    sourceRef: { kind: "HelmRepository", name: "charts" },
                },
            },
            values: { service: { type: "LoadBalancer" } },
        };
        await send("POST", helmReleases, {
            apiVersion: "helm.toolkit.fluxcd.io/v2",
            kind: "HelmRelease",
            metadata: { name: "podinfo" },
            spec,
        });
        const { status } = await ready(`${helmReleases}/podinfo`);
        expect(status.history).to.have.nested.property("[0].chartVersion", "6.9.0");
        const services = "/api/v1/namespaces/web/services";
        const secrets = "/api/v1/namespaces/web/secrets";
        expect(await code(`${services}/web-podinfo`)).to.equal(200);
        expect(await code(`${secrets}/sh.helm.release.v1.web-podinfo.v1`)).to.equal(200);
        await send("PATCH", `${helmReleases}/podinfo`, {
            spec: { values: { service: { type: "ClusterIP" } } },
        });
        await ready(`${helmReleases}/podinfo`, (words) => words.includes("web-podinfo.v2"));
        expect((await send("GET", `${services}/web-podinfo`)).spec.type).to.equal("ClusterIP");
        await send("DELETE", `${helmReleases}/podinfo`);
        await untilGone(`${helmReleases}/podinfo`);
        expect(await code(`${services}/web-podinfo`)).to.equal(404);
        const { items } = await send("GET", secrets);
        expect(items).to.deep.equal([]);
    });
});
