import { expect } from "chai";
import { refusal, valueAt } from "../answer";
import { type Chapter, configMap, configMaps, create } from "./contract";

/** Get and list, with selectors and pages. */
export const reading: Chapter = (served) => {
    describe("reading", () => {
        let namespace: string;
        const query = (parameters: Readonly<Record<string, string>>): Promise<string[]> =>
            names(new URLSearchParams(parameters).toString());
        const names = async (search: string): Promise<string[]> => {
            const { code, raw, list } = await served().request("GET", `${configMaps(namespace)}?${search}`);
            if (code !== 200) throw new Error(raw);
            return list("items")
                .map((item) => String(valueAt(item, "metadata.name")))
                .filter((name) => name !== "kube-root-ca.crt");
        };

        before(async () => {
            namespace = await served().newNamespace();
            for (const name of ["a", "b", "c", "d"]) {
                const labels = { app: name, ...(name < "c" ? { tier: "low" } : {}) };
                await create(served(), configMaps(namespace), configMap(name, { name }, { labels }));
            }
        });

        it("gives an object as it was created", async () => {
            const { code, at, text } = await served().request("GET", configMaps(namespace, "a"));
            expect(code).to.equal(200);
            expect([at("apiVersion"), at("kind")]).to.deep.equal(["v1", "ConfigMap"]);
            expect(at("data")).to.deep.equal({ name: "a" });
            expect(at("metadata.namespace")).to.equal(namespace);
            expect(text("metadata.uid")).to.match(/^[0-9a-f-]{36}$/);
            expect(text("metadata.creationTimestamp")).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
            expect(text("metadata.resourceVersion")).to.match(/^\d+$/);
            expect(at("metadata.generation")).to.equal(undefined);
            expect(valueAt(at("metadata.managedFields"), "0.fieldsV1")).to.deep.equal({
                "f:data": { ".": {}, "f:name": {} },
                "f:metadata": { "f:labels": { ".": {}, "f:app": {}, "f:tier": {} } },
            });
            expect(valueAt(at("metadata.managedFields"), "0.manager")).to.equal("contract");
        });

        it("lists built-in objects without their kind, in the order of their names", async () => {
            const { at, list } = await served().request("GET", configMaps(namespace));
            expect([at("apiVersion"), at("kind")]).to.deep.equal(["v1", "ConfigMapList"]);
            expect(list("items").map((item) => valueAt(item, "kind"))).to.deep.equal(
                list("items").map(() => undefined),
            );
            expect(await names("")).to.deep.equal(["a", "b", "c", "d"]);
            const all = await served().request("GET", "/api/v1/configmaps?labelSelector=tier%3Dlow");
            expect(
                all.list("items").some((item) => valueAt(item, "metadata.namespace") === namespace),
            ).to.equal(true);
        });

        it("lists nothing as an empty list", async () => {
            const { code, at } = await served().request("GET", "/api/v1/namespaces/nowhere/configmaps");
            expect([code, at("items")]).to.deep.equal([200, []]);
        });

        it("selects by labels", async () => {
            expect(await query({ labelSelector: "app=a" })).to.deep.equal(["a"]);
            expect(await query({ labelSelector: "app!=a" })).to.deep.equal(["b", "c", "d"]);
            expect(await query({ labelSelector: "app in (a, d)" })).to.deep.equal(["a", "d"]);
            expect(await query({ labelSelector: "tier,app notin (a)" })).to.deep.equal(["b"]);
            expect(await query({ labelSelector: "!tier" })).to.deep.equal(["c", "d"]);
            const wrong = await served().request(
                "GET",
                `${configMaps(namespace)}?labelSelector=${encodeURIComponent("app in a")}`,
            );
            expect(refusal(wrong)).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message: "unable to parse requirement: found 'a' expected: '('",
            });
        });

        it("selects by fields", async () => {
            expect(await query({ fieldSelector: "metadata.name=b" })).to.deep.equal(["b"]);
            expect(await query({ fieldSelector: "metadata.name!=b" })).to.deep.equal(["a", "c", "d"]);
            expect(await query({ fieldSelector: "metadata.namespace=elsewhere" })).to.deep.equal([]);
            const wrong = await served().request("GET", `${configMaps(namespace)}?fieldSelector=spec.x%3D1`);
            expect(refusal(wrong)).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message: '"spec.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
            });
        });

        it("selects secrets by type and namespaces by phase", async () => {
            const secrets = `/api/v1/namespaces/${namespace}/secrets`;
            const body = {
                apiVersion: "v1",
                kind: "Secret",
                metadata: { name: "s" },
                type: "example.com/kind",
            };
            await create(served(), secrets, body);
            const found = await served().request("GET", `${secrets}?fieldSelector=type%3Dexample.com/kind`);
            expect(found.list("items")).to.have.length(1);
            const phase = await served().request(
                "GET",
                `/api/v1/namespaces?fieldSelector=status.phase%3DActive,metadata.name%3D${namespace}`,
            );
            expect(phase.list("items")).to.have.length(1);
        });

        it("lists page by page", async () => {
            const first = await served().request("GET", `${configMaps(namespace)}?limit=2`);
            expect(first.list("items").map((item) => valueAt(item, "metadata.name"))).to.deep.equal([
                "a",
                "b",
            ]);
            expect(first.at("metadata.remainingItemCount")).to.be.oneOf([2, 3]);
            const next = encodeURIComponent(first.text("metadata.continue"));
            const second = await served().request("GET", `${configMaps(namespace)}?limit=3&continue=${next}`);
            expect(second.list("items").map((item) => valueAt(item, "metadata.name"))).to.include.members([
                "c",
                "d",
            ]);
            expect(second.at("metadata.continue")).to.equal(undefined);
            expect(second.at("metadata.remainingItemCount")).to.equal(undefined);
            expect(second.at("metadata.resourceVersion")).to.equal(first.at("metadata.resourceVersion"));
            const selected = await served().request(
                "GET",
                `${configMaps(namespace)}?limit=1&labelSelector=tier`,
            );
            expect(selected.text("metadata.continue")).to.not.equal("");
            expect(selected.at("metadata.remainingItemCount")).to.equal(undefined);
        });

        it("refuses a continue token that it did not give", async () => {
            const wrong = await served().request("GET", `${configMaps(namespace)}?limit=1&continue=nonsense`);
            expect([wrong.code, wrong.at("reason")]).to.deep.equal([400, "BadRequest"]);
            expect(wrong.text("message")).to.contain("continue key is not valid");
        });

        it("refuses numbers that are none", async () => {
            const refused = async (search: string) =>
                refusal(await served().request("GET", `${configMaps(namespace)}?${search}`));
            expect(await refused("limit=x")).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message: 'strconv.ParseInt: parsing "x": invalid syntax',
            });
            const message =
                'resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax';
            expect(await refused("resourceVersion=abc")).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message: `invalid resource version: ${message}`,
            });
            const watch = await refused("watch=true&resourceVersion=abc");
            expect([watch.code, watch.message]).to.deep.equal([500, message]);
        });

        it("says what is missing", async () => {
            expect(refusal(await served().request("GET", configMaps(namespace, "none")))).to.deep.equal({
                code: 404,
                reason: "NotFound",
                message: 'configmaps "none" not found',
                details: { name: "none", kind: "configmaps" },
            });
            const path = `/apis/apps/v1/namespaces/${namespace}/deployments/none`;
            expect(refusal(await served().request("GET", path))).to.deep.equal({
                code: 404,
                reason: "NotFound",
                message: 'deployments.apps "none" not found',
                details: { name: "none", group: "apps", kind: "deployments" },
            });
        });

        it("gives metadata alone, or rows of a table, to who asks for them", async () => {
            const get = (as: string) =>
                served().request("GET", configMaps(namespace, "a"), undefined, {
                    accept: `application/json;as=${as};v=v1;g=meta.k8s.io,application/json`,
                });
            const partial = await get("PartialObjectMetadata");
            expect([partial.at("kind"), partial.at("metadata.name"), partial.at("data")]).to.deep.equal([
                "PartialObjectMetadata",
                "a",
                undefined,
            ]);
            const table = await get("Table");
            expect(table.at("kind")).to.equal("Table");
            expect(table.list("columnDefinitions").map((column) => valueAt(column, "name"))).to.deep.equal([
                "Name",
                "Data",
                "Age",
            ]);
            expect(table.list("rows.0.cells").slice(0, 2)).to.deep.equal(["a", 1]);
        });
    });
};
