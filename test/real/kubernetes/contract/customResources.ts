import { expect } from "chai";
import { refusal, valueAt } from "../answer";
import { eventually } from "../eventually";
import { type Chapter, patches } from "./contract";
import { condition, definitions, Widgets } from "./widgets";

/** Definitions of custom resources, and their objects. */
export const customResources: Chapter = (served) => {
    describe("custom resources", () => {
        let namespace: string;
        let widgets: Widgets;

        before(async () => {
            namespace = await served().newNamespace();
            widgets = await new Widgets(served(), namespace).define();
        });
        after(() => served().request("DELETE", widgets.definition));

        it("are established: names accepted, versions stored, found by discovery", async () => {
            const definition = await served().request("GET", widgets.definition);
            const brief = (type: string) =>
                ["status", "reason", "message"].map((field) => valueAt(condition(definition, type), field));
            expect(brief("NamesAccepted")).to.deep.equal(["True", "NoConflicts", "no conflicts found"]);
            expect(brief("Established")).to.deep.equal([
                "True",
                "InitialNamesAccepted",
                "the initial names have been accepted",
            ]);
            expect(definition.at("status.acceptedNames")).to.deep.equal({
                plural: "widgets",
                singular: "widget",
                shortNames: ["wd"],
                kind: "Widget",
                listKind: "WidgetList",
            });
            expect(definition.at("status.storedVersions")).to.deep.equal(["v1"]);
            expect(definition.at("spec.names.listKind")).to.equal("WidgetList");
            expect(definition.at("spec.conversion")).to.deep.equal({ strategy: "None" });
            expect(definition.at("metadata.finalizers")).to.equal(undefined);
            const group = await eventually(
                () => served().request("GET", `/apis/${widgets.group}/v1`),
                ({ code }) => code === 200,
            );
            const resources = group.list("resources") as {
                name: string;
                verbs: string[];
                namespaced: boolean;
            }[];
            expect(resources.map(({ name }) => name)).to.deep.equal(["widgets", "widgets/status"]);
            expect(resources[0]?.verbs).to.deep.equal([
                "delete",
                "deletecollection",
                "get",
                "list",
                "patch",
                "create",
                "update",
                "watch",
            ]);
        });

        it("are created with defaults and without what the schema does not know", async () => {
            const made = await widgets.make("plain", { size: 1, unknown: true, free: { any: [1] } });
            expect(made.code).to.equal(201);
            expect(made.at("spec")).to.deep.equal({ size: 1, mode: "slow", free: { any: [1] } });
            expect(made.at("metadata.generation")).to.equal(1);
            const { list, at } = await served().request("GET", widgets.path());
            expect([at("kind"), at("apiVersion")]).to.deep.equal(["WidgetList", `${widgets.group}/v1`]);
            expect(valueAt(list("items")[0], "kind")).to.equal("Widget");
        });

        it("are refused by their schema, every field by name", async () => {
            const answer = refusal(
                await widgets.make("wrong", { size: 10, colour: "blue", code: "A1", tags: ["a", "a"] }),
            );
            expect([answer.code, answer.reason]).to.deep.equal([422, "Invalid"]);
            const causes = valueAt(answer.details, "causes") as {
                field: string;
                message: string;
                reason: string;
            }[];
            expect(causes.map(({ field, message }) => `${field}: ${message}`)).to.have.members([
                "spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9",
                'spec.colour: Unsupported value: "blue": supported values: "red", "green"',
                "spec.code: Invalid value: \"A1\": spec.code in body should match '^[a-z]+$'",
                'spec.tags[1]: Duplicate value: "a"',
            ]);
            expect(valueAt(answer.details, "group")).to.equal(widgets.group);
            expect(valueAt(answer.details, "kind")).to.equal("Widget");
            const missing = refusal(await widgets.make("wrong", {}));
            expect(missing.message).to.equal(
                `Widget.${widgets.group} "wrong" is invalid: spec.size: Required value`,
            );
            const type = refusal(await widgets.make("wrong", { size: "big" }));
            expect(type.message).to.equal(
                `Widget.${widgets.group} "wrong" is invalid: spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"`,
            );
        });

        it("are patched by merge, JSON patch and apply, not strategically", async () => {
            await widgets.make("patched", { size: 1 });
            const patch = (kind: keyof typeof patches, body: unknown, search = "") =>
                served().request("PATCH", `${widgets.path("patched")}${search}`, body, patches[kind]);
            const merged = await patch("merge", { spec: { size: 2 } });
            expect([merged.at("spec.size"), merged.at("metadata.generation")]).to.deep.equal([2, 2]);
            const json = await patch("json", [{ op: "add", path: "/spec/tags", value: ["x"] }]);
            expect(json.at("spec.tags")).to.deep.equal(["x"]);
            const applied = await patch(
                "apply",
                {
                    apiVersion: `${widgets.group}/v1`,
                    kind: "Widget",
                    metadata: { name: "patched" },
                    spec: { tags: ["y"] },
                },
                "?fieldManager=other",
            );
            expect([applied.code, applied.at("spec.tags")]).to.deep.equal([200, ["x", "y"]]);
            const strategic = refusal(await patch("strategic", { spec: {} }));
            expect([strategic.code, strategic.reason, strategic.message]).to.deep.equal([
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml",
            ]);
        });

        it("need their version for an update, and keep their status apart", async () => {
            const made = await widgets.make("kept", { size: 1 });
            const blind = await served().request("PUT", widgets.path("kept"), {
                apiVersion: `${widgets.group}/v1`,
                kind: "Widget",
                metadata: { name: "kept" },
                spec: { size: 2 },
            });
            expect(refusal(blind).message).to.equal(
                `widgets.${widgets.group} "kept" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update`,
            );
            const body = { ...(made.body as object), status: { phase: "Ready" } };
            const main = await served().request("PUT", widgets.path("kept"), body);
            expect(main.at("status")).to.equal(undefined);
            const status = await served().request("PUT", `${widgets.path("kept")}/status`, {
                ...body,
                spec: { size: 5 },
            });
            expect([
                status.at("status"),
                status.at("spec.size"),
                status.at("metadata.generation"),
            ]).to.deep.equal([{ phase: "Ready" }, 1, 1]);
        });

        it("select by name and namespace only", async () => {
            const found = await served().request(
                "GET",
                `${widgets.path()}?fieldSelector=metadata.name%3Dplain`,
            );
            expect(found.list("items")).to.have.length(1);
            const wrong = await served().request("GET", `${widgets.path()}?fieldSelector=spec.size%3D1`);
            expect([wrong.code, wrong.text("message")]).to.deep.equal([
                400,
                "field label not supported: spec.size",
            ]);
        });

        it("say that a version is from before their time", async () => {
            const events = await served().watch(`${widgets.path()}?watch=true&resourceVersion=1`);
            await eventually(
                () => Promise.resolve(events.events),
                ({ length }) => length > 0,
            );
            events.stop();
            const { type, object } = events.events[0] as Record<string, unknown>;
            expect(type).to.equal("ERROR");
            const status = ["kind", "code", "reason"].map((field) => valueAt(object, field));
            expect(status).to.deep.equal(["Status", 410, "Expired"]);
            expect(valueAt(object, "message")).to.match(/^too old resource version: 1 \(\d+\)$/);
        });

        it("are unknown before their definition", async () => {
            const { code, raw } = await served().request("GET", "/apis/undefined.example.com/v1/widgets");
            expect([code, raw.trim()]).to.deep.equal([404, "404 page not found"]);
        });

        it("have definitions that are checked", async () => {
            const wrong = new Widgets(served(), namespace).body();
            const answer = await served().request("POST", definitions, {
                ...wrong,
                metadata: { name: "other.example.com" },
            });
            expect(answer.code).to.equal(422);
            expect(answer.text("message")).to.contain(
                'metadata.name: Invalid value: "other.example.com": must be spec.names.plural+"."+spec.group',
            );
        });
    });

    describe("the deletion of a definition", () => {
        const hold = "contract.example.com/hold";
        let widgets: Widgets;

        beforeEach(async () => {
            widgets = await new Widgets(served(), await served().newNamespace()).define();
        });

        it("takes its objects along, and waits for what holds them", async () => {
            await widgets.make("free", { size: 1 });
            await widgets.make("held", { size: 1 }, { finalizers: [hold] });
            const marked = await served().request("DELETE", widgets.definition);
            expect([marked.code, marked.at("kind")]).to.deep.equal([200, "CustomResourceDefinition"]);
            expect(marked.at("metadata.finalizers")).to.deep.equal([
                "customresourcecleanup.apiextensions.k8s.io",
            ]);
            expect(marked.text("metadata.deletionTimestamp")).to.match(/Z$/);

            await eventually(
                () => widgets.get("free"),
                ({ code }) => code === 404,
            );
            const held = await widgets.get("held");
            expect([held.code, typeof held.at("metadata.deletionTimestamp")]).to.deep.equal([200, "string"]);
            const waiting = await eventually(
                () => served().request("GET", widgets.definition),
                (one) => condition(one, "Terminating") !== undefined,
            );
            const brief = ["status", "reason", "message"].map((field) =>
                valueAt(condition(waiting, "Terminating"), field),
            );
            expect(brief).to.deep.equal([
                "True",
                "InstanceDeletionInProgress",
                "CustomResource deletion is in progress",
            ]);
            expect(refusal(await widgets.make("late", { size: 1 }))).to.deep.equal({
                code: 403,
                reason: "Forbidden",
                message: `widgets.${widgets.group} "late" is forbidden: create not allowed while custom resource definition is terminating`,
                details: { name: "late", group: widgets.group, kind: "widgets" },
            });

            await served().request(
                "PATCH",
                widgets.path("held"),
                { metadata: { finalizers: null } },
                patches.merge,
            );
            await eventually(
                () => served().request("GET", widgets.definition),
                ({ code }) => code === 404,
            );
            expect((await widgets.get("held")).code).to.equal(404);
        });

        it("is soon done where there are no objects", async () => {
            await served().request("DELETE", widgets.definition);
            await eventually(
                () => served().request("GET", widgets.definition),
                ({ code }) => code === 404,
            );
            await eventually(
                () => served().request("GET", "/apis"),
                ({ list }) => !list("groups").some((one) => valueAt(one, "name") === widgets.group),
            );
        });
    });
};
