import { expect } from "chai";
import { refusal, valueAt } from "../answer";
import { type Chapter, configMap, configMaps, create, patches } from "./contract";

/** A Deployment of which nothing ever runs. */
export function deployment(name: string): Record<string, unknown> {
    return {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name },
        spec: {
            replicas: 0,
            selector: { matchLabels: { app: name } },
            template: {
                metadata: { labels: { app: name } },
                spec: { containers: [{ name: "web", image: "web:1", env: [{ name: "A", value: "1" }] }] },
            },
        },
    };
}

/** JSON patch, merge patch and strategic merge patch. */
export const patching: Chapter = (served) => {
    describe("patching", () => {
        let namespace: string;
        const patch = (kind: keyof typeof patches, name: string, body: unknown, search = "") =>
            served().request("PATCH", `${configMaps(namespace, name)}${search}`, body, patches[kind]);
        const deployments = () => `/apis/apps/v1/namespaces/${namespace}/deployments`;

        before(async () => {
            namespace = await served().newNamespace();
        });
        beforeEach(async () => {
            await served().request("DELETE", configMaps(namespace, "one"));
            await create(
                served(),
                configMaps(namespace),
                configMap("one", { a: "1", b: "2" }, { finalizers: [], labels: { l: "1" } }),
            );
        });

        it("merges: null removes, lists are replaced", async () => {
            const answer = await patch("merge", "one", { data: { a: null, c: "3" } });
            expect([answer.code, answer.at("data")]).to.deep.equal([200, { b: "2", c: "3" }]);
            const gone = await patch("merge", "one", { metadata: { labels: null } });
            expect(gone.at("metadata.labels")).to.equal(undefined);
        });

        it("follows a JSON patch, or nothing of it", async () => {
            const answer = await patch("json", "one", [
                { op: "test", path: "/data/a", value: "1" },
                { op: "remove", path: "/data/a" },
                { op: "add", path: "/metadata/annotations", value: { "example.com/x": "y" } },
                { op: "replace", path: "/data/b", value: "9" },
            ]);
            expect(answer.at("data")).to.deep.equal({ b: "9" });
            expect(answer.at("metadata.annotations")).to.deep.equal({ "example.com/x": "y" });
            const failed = await patch("json", "one", [
                { op: "replace", path: "/data/b", value: "10" },
                { op: "test", path: "/data/b", value: "11" },
            ]);
            expect(refusal(failed)).to.deep.equal({
                code: 422,
                reason: "Invalid",
                message: "the server rejected our request due to an error in our request",
                details: {},
            });
            const missing = await patch("json", "one", [{ op: "remove", path: "/data/none" }]);
            expect([missing.code, missing.at("reason")]).to.deep.equal([422, "Invalid"]);
            expect((await served().request("GET", configMaps(namespace, "one"))).at("data")).to.deep.equal({
                b: "9",
            });
        });

        it("merges lists by their keys in a strategic patch", async () => {
            await create(served(), deployments(), deployment("web"));
            const containers = async (items: unknown[]): Promise<unknown> => {
                const body = { spec: { template: { spec: { containers: items } } } };
                const answer = await served().request(
                    "PATCH",
                    `${deployments()}/web`,
                    body,
                    patches.strategic,
                );
                expect(answer.code).to.equal(200);
                return answer.list("spec.template.spec.containers").map((one) => ({
                    name: valueAt(one, "name"),
                    image: valueAt(one, "image"),
                    env: valueAt(one, "env"),
                }));
            };
            const env = [
                { name: "B", value: "2" },
                { name: "A", value: "1" },
            ];
            expect(
                await containers([
                    { name: "web", env: [{ name: "B", value: "2" }] },
                    { name: "side", image: "side:1" },
                ]),
            ).to.deep.equal([
                { name: "web", image: "web:1", env },
                { name: "side", image: "side:1", env: undefined },
            ]);
            expect(await containers([{ name: "side", $patch: "delete" }])).to.deep.equal([
                { name: "web", image: "web:1", env },
            ]);
        });

        it("adds to finalizers in a strategic patch and replaces them in a merge patch", async () => {
            const finalizers = (...names: string[]) => ({ metadata: { finalizers: names } });
            await patch("merge", "one", finalizers("example.com/a"));
            const both = await patch("strategic", "one", finalizers("example.com/b"));
            expect(both.at("metadata.finalizers")).to.have.members(["example.com/a", "example.com/b"]);
            const none = await patch("merge", "one", finalizers());
            expect(none.at("metadata.finalizers")).to.equal(undefined);
        });

        it("refuses another version, an object that is missing, and what is no patch", async () => {
            const stale = await patch("merge", "one", { metadata: { resourceVersion: "1" } });
            expect([stale.code, stale.at("reason"), stale.at("details")]).to.deep.equal([
                409,
                "Conflict",
                { name: "one", kind: "configmaps" },
            ]);
            const missing = await patch("merge", "none", { data: {} });
            expect([missing.code, missing.at("message")]).to.deep.equal([404, 'configmaps "none" not found']);
            const broken = await patch("json", "one", { data: {} });
            expect([broken.code, broken.at("reason")]).to.deep.equal([400, "BadRequest"]);
            const plain = await served().request("PATCH", configMaps(namespace, "one"), {});
            expect([plain.code, plain.at("reason")]).to.deep.equal([415, "UnsupportedMediaType"]);
            expect(plain.text("message")).to.equal("415: Unsupported Media Type");
        });

        it("keeps nothing of a dry run", async () => {
            const dry = await patch("merge", "one", { data: { a: "dry" } }, "?dryRun=All");
            expect([dry.code, dry.at("data.a")]).to.deep.equal([200, "dry"]);
            expect((await served().request("GET", configMaps(namespace, "one"))).at("data.a")).to.equal("1");
        });

        it("writes nothing when nothing changes", async () => {
            const before = await served().request("GET", configMaps(namespace, "one"));
            const same = await patch("merge", "one", { data: { a: "1" } });
            expect(same.at("metadata")).to.deep.equal(before.at("metadata"));
        });

        it("patches a status through its subresource only", async () => {
            await create(served(), deployments(), deployment("state"));
            const body = { status: { observedGeneration: 7 }, metadata: { labels: { x: "y" } } };
            const path = `${deployments()}/state`;
            const main = await served().request("PATCH", path, body, patches.merge);
            expect([main.at("metadata.labels"), main.at("status.observedGeneration") === 7]).to.deep.equal([
                { x: "y" },
                false,
            ]);
            const status = await served().request(
                "PATCH",
                `${path}/status`,
                { status: { conditions: [] }, spec: { replicas: 5 } },
                patches.merge,
            );
            expect([status.code, status.at("spec.replicas")]).to.deep.equal([200, 0]);
        });
    });
};
