import { Watch } from "@kubernetes/client-node";
import { expect } from "chai";
import { type TestCluster, eventually, startTestCluster } from "../../testCluster";

const path = "/api/v1/namespaces/default/configmaps";
const merge = "application/merge-patch+json";

describe("A watch", () => {
    let cluster: TestCluster;
    let stop: AbortController | undefined;

    before(async () => {
        cluster = await startTestCluster();
    });

    afterEach(() => stop?.abort());

    after(() => cluster.close());

    async function watch(query: Record<string, string>): Promise<string[]> {
        const seen: string[] = [];
        const note = (type: string, object: { metadata?: { name?: string }; code?: number }) => {
            seen.push(`${type} ${object.metadata?.name ?? object.code ?? ""}`);
        };
        stop = await new Watch(cluster.config).watch(path, query, note, () => undefined);
        return seen;
    }

    const create = (name: string, labels: Record<string, string> = {}) =>
        cluster.request("POST", path, { metadata: { name, labels } });

    it("sends what there is, then every change", async () => {
        await create("a");
        const seen = await watch({ fieldSelector: "metadata.name!=kube-root-ca.crt" });
        await cluster.request("PATCH", `${path}/a`, { data: { x: "1" } }, merge);
        await create("b");
        await cluster.request("DELETE", `${path}/a`);
        await eventually(
            () => Promise.resolve(seen),
            (events) => events.length >= 4,
        );
        expect(seen).to.deep.equal(["ADDED a", "MODIFIED a", "ADDED b", "DELETED a"]);
    });

    it("sends what happened since a version", async () => {
        const list = await cluster.request("GET", path);
        await create("c");
        await cluster.request("DELETE", `${path}/c`);
        const seen = await watch({ resourceVersion: list.body.metadata.resourceVersion });
        await eventually(
            () => Promise.resolve(seen),
            (events) => events.length >= 2,
        );
        expect(seen).to.deep.equal(["ADDED c", "DELETED c"]);
    });

    it("adds and removes objects as they come and go in its selection", async () => {
        const list = await cluster.request("GET", path);
        const { resourceVersion } = list.body.metadata;
        const seen = await watch({ resourceVersion, labelSelector: "on" });
        await create("d");
        await cluster.request("PATCH", `${path}/d`, { metadata: { labels: { on: "1" } } }, merge);
        await cluster.request("PATCH", `${path}/d`, { metadata: { labels: { on: null } } }, merge);
        await eventually(
            () => Promise.resolve(seen),
            (events) => events.length >= 2,
        );
        expect(seen).to.deep.equal(["ADDED d", "DELETED d"]);
    });

    it("ends what it sends first with a bookmark when asked to", async () => {
        const seen = await watch({
            sendInitialEvents: "true",
            resourceVersionMatch: "NotOlderThan",
            allowWatchBookmarks: "true",
            fieldSelector: "metadata.name=b",
        });
        await eventually(
            () => Promise.resolve(seen),
            (events) => events.length >= 2,
        );
        expect(seen).to.deep.equal(["ADDED b", "BOOKMARK "]);
    });

    it("says so when the version is older than what it can tell", async () => {
        const seen = await watch({ resourceVersion: "1" });
        await eventually(
            () => Promise.resolve(seen),
            (events) => events.length >= 1,
        );
        expect(seen).to.deep.equal(["ERROR 410"]);
    });
});
