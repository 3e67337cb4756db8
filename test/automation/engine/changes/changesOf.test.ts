import { expect } from "chai";
import fc from "fast-check";
import { changesOf } from "../../../../automation/engine/changes/changesOf";
import type { Step, StepState } from "../../../../automation/engine/events/events";

const stack = "urn:pulumi:dev::network::pulumi:pulumi:Stack::network-dev";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext: "[secret]",
};

function step(op: string, name: string, more: Partial<Step> = {}): Step {
    return {
        op,
        urn: `urn:pulumi:dev::network::test:index:Thing::${name}`,
        type: "test:index:Thing",
        ...more,
    };
}

function state(inputs: Record<string, unknown>, more: StepState = {}): StepState {
    return { id: "", parent: stack, inputs, outputs: {}, ...more };
}

function update(
    olds: Record<string, unknown>,
    news: Record<string, unknown>,
    more: Partial<Step> = {},
): Step {
    return step("update", "a", { old: state(olds, { id: "i-1" }), new: state(news), ...more });
}

describe("changesOf", () => {
    it("shows every input of what is created", () => {
        const created = step("create", "a", {
            new: state({ cidr: "10.0.0.0/16", vpc: unknown, password: secret }),
        });
        expect(changesOf([created])).to.deep.equal([
            {
                urn: created.urn,
                type: created.type,
                name: "a",
                operation: "create",
                properties: [
                    { path: "cidr", kind: "add", new: "10.0.0.0/16", replaces: false },
                    { path: "password", kind: "add", new: "[secret]", replaces: false },
                    { path: "vpc", kind: "add", new: "[unknown]", replaces: false },
                ],
            },
        ]);
    });

    it("shows the values that differ, if the provider only names the property they are in", () => {
        const olds = { tags: { Name: "a", Team: "x" }, list: ["1", "2"] };
        const news = { tags: { Name: "b", "kubernetes.io/role": "1" }, list: ["1", "3", "4"] };
        const detailedDiff = {
            tags: { diffKind: "update", inputDiff: true },
            list: { diffKind: "update", inputDiff: true },
        };
        const [change] = changesOf([update(olds, news, { detailedDiff })]);
        expect(change?.id).to.equal("i-1");
        expect(change?.properties).to.deep.equal([
            { path: "list[1]", kind: "update", old: "2", new: "3", replaces: false },
            { path: "list[2]", kind: "add", new: "4", replaces: false },
            { path: "tags.Name", kind: "update", old: "a", new: "b", replaces: false },
            { path: "tags.Team", kind: "delete", old: "x", replaces: false },
            { path: 'tags["kubernetes.io/role"]', kind: "add", new: "1", replaces: false },
        ]);
    });

    it("says once what a provider says twice, in one notation, and that it replaces if one of both does", () => {
        const detailedDiff = {
            tags: { diffKind: "update", inputDiff: true },
            'tags["Name"]': { diffKind: "update-replace", inputDiff: true },
        };
        const [change] = changesOf([
            update({ tags: { Name: "a" } }, { tags: { Name: "b" } }, { detailedDiff }),
        ]);
        expect(change?.properties).to.deep.equal([
            { path: "tags.Name", kind: "update", old: "a", new: "b", replaces: true },
        ]);
    });

    it("says that a secret changed, and neither from what nor to what", () => {
        const detailedDiff = { data: { diffKind: "update", inputDiff: true } };
        const steps = [
            update({ data: { password: secret } }, { data: { password: secret } }, { detailedDiff }),
        ];
        expect(changesOf(steps)[0]?.properties).to.deep.equal([
            {
                path: "data.password",
                kind: "update",
                old: "[secret]",
                new: "[secret, changed]",
                replaces: false,
            },
        ]);
    });

    it("compares with what was last seen, if the world differs rather than the program", () => {
        const old = state({ size: 1 }, { id: "i-1", outputs: { size: 3 } });
        const detailedDiff = { size: { diffKind: "update", inputDiff: false } };
        const drifted = step("update", "a", { old, new: state({ size: 1 }), detailedDiff });
        expect(changesOf([drifted])[0]?.properties).to.deep.equal([
            { path: "size", kind: "update", old: 3, new: 1, replaces: false },
        ]);
    });

    it("finds what differs by itself, if a provider does not say it in detail", () => {
        const steps = [update({ a: 1, b: 2 }, { a: 1, b: unknown }, { diffs: ["b"] })];
        expect(changesOf(steps)[0]?.properties).to.deep.equal([
            { path: "b", kind: "update", old: 2, new: "[unknown]", replaces: false },
        ]);
    });

    it("says what replaces a resource, though it is none of its inputs", () => {
        const both = {
            old: state({ stringData: secret }),
            new: state({ stringData: secret }),
            keys: ["data"],
        };
        expect(changesOf([step("create-replacement", "a", both)])[0]?.properties).to.deep.equal([
            { path: "data", kind: "update", replaces: true },
        ]);
    });

    it("makes one change of the three steps of a replacement, and says what made it one", () => {
        const old = state({ name: "a", size: 1 }, { id: "i-1" });
        const both = {
            old,
            new: state({ name: "b", size: 2 }),
            keys: ["name"],
            detailedDiff: {
                name: { diffKind: "update-replace", inputDiff: true },
                size: { diffKind: "update", inputDiff: true },
            },
        };
        const steps = [
            step("create-replacement", "a", both),
            step("replace", "a", both),
            step("delete-replaced", "a", { old }),
        ];
        const changes = changesOf(steps);
        expect(changes).to.have.length(1);
        expect(changes[0]?.operation).to.equal("replace");
        expect(changes[0]?.properties.map(({ path, replaces }) => [path, replaces])).to.deep.equal([
            ["name", true],
            ["size", false],
        ]);
    });

    it("shows what an interrupted replacement left behind as a deletion", () => {
        const left = step("delete-replaced", "a", { old: state({}, { id: "i-0" }) });
        expect(changesOf([left]).map(({ operation, id }) => [operation, id])).to.deep.equal([
            ["delete", "i-0"],
        ]);
    });

    it("counts neither the stack nor the providers that the engine makes by default, but providers of the program", () => {
        const provider = "urn:pulumi:dev::network::pulumi:providers:aws::";
        const steps: Step[] = [
            { op: "create", urn: stack, type: "pulumi:pulumi:Stack", new: { inputs: {} } },
            {
                op: "create",
                urn: `${provider}default_7_48_0`,
                type: "pulumi:providers:aws",
                new: { inputs: {} },
            },
            { op: "create", urn: `${provider}default`, type: "pulumi:providers:aws", new: { inputs: {} } },
            {
                op: "create",
                urn: `${provider}aws`,
                type: "pulumi:providers:aws",
                new: {
                    inputs: { version: "7.48.0", __internal: {}, defaultTags: '{"tags":{"owner":"me"}}' },
                },
            },
        ];
        expect(changesOf(steps).map(({ name, properties }) => [name, properties])).to.deep.equal([
            ["aws", [{ path: "defaultTags", kind: "add", new: { tags: { owner: "me" } }, replaces: false }]],
        ]);
    });

    it("takes what is only read again for no change", () => {
        const again = step("read", "a", { old: state({}), new: state({}, { id: "i-1" }) });
        const first = step("read", "b", { new: state({}, { id: "i-2" }) });
        expect(
            changesOf([again, first]).map(({ name, operation, id }) => [name, operation, id]),
        ).to.deep.equal([["b", "read", "i-2"]]);
    });

    it("names the parent, except if it is the stack", () => {
        const parent = "urn:pulumi:dev::network::my:index:Group::group";
        const child = step("create", "a", { new: state({}, { parent }) });
        const top = step("create", "b", { new: state({}) });
        expect(changesOf([child, top]).map((change) => change.parent)).to.deep.equal([parent, undefined]);
    });

    it("gives the same changes for any order of the engine's steps", () => {
        const ops = [
            "create",
            "update",
            "delete",
            "create-replacement",
            "replace",
            "delete-replaced",
            "read",
        ];
        const value = fc.oneof(fc.string(), fc.integer(), fc.constant(unknown), fc.constant(secret));
        const inputs = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), value, { maxKeys: 4 });
        const some = fc.record({ op: fc.constantFrom(...ops), name: fc.constantFrom("a", "b", "c"), inputs });
        const all = fc.uniqueArray(some, { selector: ({ op, name }) => `${op} ${name}`, maxLength: 12 });
        const shuffled = all.chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        );
        const steps = (
            list: readonly { op: string; name: string; inputs: Record<string, unknown> }[],
        ): Step[] =>
            list.map(({ op, name, inputs: news }) =>
                step(op, name, { old: state({ a: 1 }, { id: "i" }), new: state(news) }),
            );
        fc.assert(
            fc.property(shuffled, ([one, other]) => {
                expect(changesOf(steps(other))).to.deep.equal(changesOf(steps(one)));
            }),
        );
    });
});
