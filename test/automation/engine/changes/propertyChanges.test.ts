import { expect } from "chai";
import {
    createdProperties,
    differingProperties,
} from "../../../../automation/engine/changes/propertyChanges";
import type { Step } from "../../../../automation/engine/events/events";
import { signatureKey, signatures } from "../../../../automation/engine/signatures";

const secret = { [signatureKey]: signatures.secret, ciphertext: "[secret]" };
type Values = Readonly<Record<string, unknown>>;

function step(olds: Values | undefined, news: Values | undefined, more: Partial<Step> = {}): Step {
    return {
        op: "update",
        urn: "urn:pulumi:dev::network::test:index:Thing::a",
        type: "test:index:Thing",
        ...(olds === undefined ? {} : { old: { inputs: olds, outputs: olds } }),
        ...(news === undefined ? {} : { new: { inputs: news } }),
        ...more,
    };
}

describe("the properties of a new resource", () => {
    it("are all of its inputs, sorted, without internal ones", () => {
        const properties = createdProperties(step(undefined, { name: "a", cidr: "b", __defaults: [] }));
        expect(properties).to.deep.equal([
            { path: "cidr", kind: "add", new: "b", replaces: false },
            { path: "name", kind: "add", new: "a", replaces: false },
        ]);
    });

    it("are those of a provider without its version", () => {
        const type = "pulumi:providers:aws";
        const urn = `urn:pulumi:dev::network::${type}::main`;
        const properties = createdProperties(
            step(undefined, { version: "7.0.0", region: "x" }, { type, urn }),
        );
        expect(properties.map(({ path }) => path)).to.deep.equal(["region"]);
    });
});

describe("the properties that differ", () => {
    it("are found part by part if the provider names none in detail", () => {
        const differing = differingProperties(step({ tags: { a: 1, b: 2 } }, { tags: { a: 1, b: 3, c: 4 } }));
        expect(differing).to.deep.equal([
            { path: "tags.b", kind: "update", old: 2, new: 3, replaces: false },
            { path: "tags.c", kind: "add", new: 4, replaces: false },
        ]);
    });

    it("say which of them replaces the resource, also an output", () => {
        const differing = differingProperties(step({ name: "a" }, { name: "b" }, { keys: ["name", "data"] }));
        expect(differing).to.deep.equal([
            { path: "data", kind: "update", replaces: true },
            { path: "name", kind: "update", old: "a", new: "b", replaces: true },
        ]);
    });

    it("are those that the provider names in detail, in one notation", () => {
        const detailedDiff = {
            'tags["Name"]': { diffKind: "update", inputDiff: true },
            name: { diffKind: "update-replace", inputDiff: true },
        };
        const differing = differingProperties(
            step(
                { tags: { Name: "a" }, name: "x", other: 1 },
                { tags: { Name: "b" }, name: "y", other: 2 },
                { detailedDiff },
            ),
        );
        expect(differing.map(({ path, replaces }) => [path, replaces])).to.deep.equal([
            ["name", true],
            ["tags.Name", false],
        ]);
    });

    it("show a change of a secret as such, and never its value", () => {
        const differing = differingProperties(
            step({ token: secret }, { token: secret }, { diffs: ["token"] }),
        );
        expect(differing).to.deep.equal([
            { path: "token", kind: "update", old: "[secret]", new: "[secret, changed]", replaces: false },
        ]);
    });

    it("are named without values if only the provider sees a difference", () => {
        expect(differingProperties(step({ a: 1 }, { a: 1 }, { diffs: ["a"] }))).to.deep.equal([
            { path: "a", kind: "update", new: 1, replaces: false },
        ]);
    });
});
