import { expect } from "chai";
import { type Answer, refusal, valueAt, without } from "../answer";
import { type Chapter, configMap, configMaps, create, patches } from "./contract";
import { deployment } from "./patching";

/** Server-side apply: who owns which field, and who may change it. */
export const applying: Chapter = (served) => {
    describe("server-side apply", () => {
        let namespace: string;
        const apply = (manager: string, name: string, data: Record<string, string>, more = "") =>
            served().request(
                "PATCH",
                `${configMaps(namespace, name)}?fieldManager=${manager}${more}`,
                configMap(name, data),
                patches.apply,
            );
        const managers = (answer: Answer) =>
            answer.list("metadata.managedFields").map((entry) => without(entry, "time"));
        const entry = (manager: string, operation: string, ...keys: string[]) => ({
            manager,
            operation,
            apiVersion: "v1",
            fieldsType: "FieldsV1",
            fieldsV1: { "f:data": Object.fromEntries(keys.map((key) => [`f:${key}`, {}])) },
        });

        before(async () => {
            namespace = await served().newNamespace();
        });

        it("creates what is missing, and notes who owns what", async () => {
            const made = await apply("first", "made", { a: "1" });
            expect(made.code).to.equal(201);
            expect(managers(made)).to.deep.equal([entry("first", "Apply", "a")]);
            const same = await apply("first", "made", { a: "1" });
            expect([same.code, same.at("metadata.resourceVersion")]).to.deep.equal([
                200,
                made.at("metadata.resourceVersion"),
            ]);
        });

        it("refuses to change what another owns, unless forced", async () => {
            await apply("first", "fought", { a: "1", b: "1" });
            expect(refusal(await apply("second", "fought", { a: "2" }))).to.deep.equal({
                code: 409,
                reason: "Conflict",
                message: 'Apply failed with 1 conflict: conflict with "first": .data.a',
                details: {
                    causes: [
                        {
                            reason: "FieldManagerConflict",
                            message: 'conflict with "first"',
                            field: ".data.a",
                        },
                    ],
                },
            });
            const two = await apply("second", "fought", { a: "2", b: "2" });
            expect(two.at("message")).to.equal(
                'Apply failed with 2 conflicts: conflicts with "first":\n- .data.a\n- .data.b',
            );
            const forced = await apply("second", "fought", { a: "2" }, "&force=true");
            expect([forced.code, forced.at("data")]).to.deep.equal([200, { a: "2", b: "1" }]);
            expect(managers(forced)).to.have.deep.members([
                entry("first", "Apply", "b"),
                entry("second", "Apply", "a"),
            ]);
        });

        it("shares what two want the same, and removes what nobody wants any more", async () => {
            await apply("first", "shared", { a: "1", b: "1" });
            const shared = await apply("second", "shared", { a: "1", c: "1" });
            expect(shared.at("data")).to.deep.equal({ a: "1", b: "1", c: "1" });
            const less = await apply("first", "shared", {});
            expect(less.at("data")).to.deep.equal({ a: "1", c: "1" });
            expect(managers(less).map((one) => valueAt(one, "manager"))).to.include("second");
        });

        it("names who updated in a conflict, with the version they used", async () => {
            await create(
                served(),
                `${configMaps(namespace)}?fieldManager=writer`,
                configMap("written", { a: "1" }),
            );
            const answer = await apply("first", "written", { a: "2" });
            expect(answer.at("message")).to.equal(
                'Apply failed with 1 conflict: conflict with "writer" using v1: .data.a',
            );
            const taken = await apply("first", "written", { a: "2" }, "&force=true");
            expect(managers(taken)).to.have.deep.members([
                entry("first", "Apply", "a"),
                entry("writer", "Update"),
            ]);
        });

        it("takes ownership by an update", async () => {
            await apply("first", "updated", { a: "1", b: "1" });
            const path = `${configMaps(namespace, "updated")}?fieldManager=writer`;
            const answer = await served().request("PATCH", path, { data: { a: "2" } }, patches.merge);
            expect(managers(answer)).to.have.deep.members([
                entry("first", "Apply", "b"),
                entry("writer", "Update", "a"),
            ]);
        });

        it("merges lists by their keys and sets by their members", async () => {
            const path = `/apis/apps/v1/namespaces/${namespace}/deployments/listed`;
            const container = (name: string) => ({
                apiVersion: "apps/v1",
                kind: "Deployment",
                metadata: { name: "listed" },
                spec: { template: { spec: { containers: [{ name, image: `${name}:2` }] } } },
            });
            await served().request(
                "PATCH",
                `${path}?fieldManager=first`,
                deployment("listed"),
                patches.apply,
            );
            const more = await served().request(
                "PATCH",
                `${path}?fieldManager=second`,
                container("side"),
                patches.apply,
            );
            const names = (answer: typeof more) =>
                answer.list("spec.template.spec.containers").map((one) => valueAt(one, "name"));
            expect(names(more)).to.deep.equal(["web", "side"]);
            const conflict = await served().request(
                "PATCH",
                `${path}?fieldManager=second`,
                container("web"),
                patches.apply,
            );
            expect(conflict.at("message")).to.equal(
                'Apply failed with 1 conflict: conflict with "first": .spec.template.spec.containers[name="web"].image',
            );
        });

        it("wants a field manager, and no managed fields", async () => {
            const nobody = await served().request(
                "PATCH",
                configMaps(namespace, "x"),
                configMap("x"),
                patches.apply,
            );
            expect(refusal(nobody)).to.deep.equal({
                code: 422,
                reason: "Invalid",
                message:
                    'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
                details: {
                    group: "meta.k8s.io",
                    kind: "PatchOptions",
                    causes: [
                        {
                            reason: "FieldValueRequired",
                            message: "Required value: is required for apply patch",
                            field: "fieldManager",
                        },
                    ],
                },
            });
            const fields = await served().request(
                "PATCH",
                `${configMaps(namespace, "x")}?fieldManager=first`,
                configMap("x", {}, { managedFields: [{ manager: "x", operation: "Apply" }] }),
                patches.apply,
            );
            expect([fields.code, fields.at("message")]).to.deep.equal([
                400,
                "metadata.managedFields must be nil",
            ]);
        });

        it("keeps nothing of a dry run, which tells the same conflicts", async () => {
            await apply("first", "dried", { a: "1" });
            const dry = await apply("first", "dried", { a: "2" }, "&dryRun=All");
            expect(dry.at("data.a")).to.equal("2");
            expect((await apply("second", "dried", { a: "3" }, "&dryRun=All")).code).to.equal(409);
            expect((await served().request("GET", configMaps(namespace, "dried"))).at("data.a")).to.equal(
                "1",
            );
        });
    });
};
