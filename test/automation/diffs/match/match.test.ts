import { expect } from "chai";
import * as fc from "fast-check";
import { match } from "../../../../automation/diffs/match/match";
import {
    changedSecretText,
    secretText,
    unknownText,
    type Change,
    type DiffValue,
    type LayerDiff,
    type PropertyChange,
} from "../../../../automation/diffs/model/model";
import { knownValue, layerDiff, shuffled } from "../arbitraries";
import { added, changeOf, layerOf, updated } from "../samples";

const vpc = (more: Partial<Change>): LayerDiff =>
    layerOf("network", [changeOf({ type: "aws:ec2/vpc:Vpc", name: "vpc", ...more })]);

const created = (...properties: readonly PropertyChange[]): LayerDiff => vpc({ properties });

function texts(stored: LayerDiff, fresh: LayerDiff): string[] {
    return match(stored, fresh).map(({ text }) => text);
}

/** A layer in which some new values are not known yet. */
function withUnknowns(layer: LayerDiff, isUnknown: (index: number) => boolean): LayerDiff {
    let index = 0;
    const changes = layer.changes.map((change) => ({
        ...change,
        properties: change.properties.map((property) =>
            property.new !== undefined && isUnknown(index++) ? { ...property, new: unknownText } : property,
        ),
    }));
    return { ...layer, changes };
}

describe("match", () => {
    it("must accept a diff that is the stored one, in any order", () => {
        const withShuffled = layerDiff().chain((layer) => fc.tuple(fc.constant(layer), shuffled(layer)));
        fc.assert(
            fc.property(withShuffled, ([layer, mixed]) => {
                expect(match(layer, mixed)).to.deep.equal([]);
            }),
        );
    });

    it("must accept any value where an unknown was reviewed", () => {
        fc.assert(
            fc.property(layerDiff(), fc.array(fc.boolean(), { minLength: 1 }), (layer, choice) => {
                const stored = withUnknowns(layer, (index) => choice[index % choice.length] ?? false);
                expect(match(stored, layer)).to.deep.equal([]);
            }),
        );
    });

    it("must accept that reviewed changes are no longer pending", () => {
        const withRest = layerDiff().chain((layer) =>
            fc.tuple(fc.constant(layer), fc.subarray([...layer.changes])),
        );
        fc.assert(
            fc.property(withRest, ([layer, changes]) => {
                expect(match(layer, { ...layer, changes })).to.deep.equal([]);
            }),
        );
    });

    it("must refuse every change that was not reviewed", () => {
        const withDropped = layerDiff()
            .filter(({ changes }) => changes.length > 0)
            .chain((layer) => fc.tuple(fc.constant(layer), fc.nat(layer.changes.length - 1)));
        fc.assert(
            fc.property(withDropped, ([layer, dropped]) => {
                const stored = { ...layer, changes: layer.changes.toSpliced(dropped, 1) };
                const found = match(stored, layer);
                expect(found.map(({ kind, urn }) => [kind, urn])).to.deep.equal([
                    ["change", layer.changes[dropped]?.urn],
                ]);
            }),
        );
    });

    it("must refuse every value that is not the reviewed one", () => {
        fc.assert(
            fc.property(knownValue, knownValue, (reviewed, now) => {
                fc.pre(JSON.stringify(reviewed) !== JSON.stringify(now));
                expect(match(created(added("a", reviewed)), created(added("a", now)))).not.to.deep.equal([]);
            }),
        );
    });

    it("must refuse a new resource or a list without something that was reviewed", () => {
        const reviewed = created(added("encrypted", true), added("cidrs", ["a", "b"]));
        expect(texts(reviewed, created(added("cidrs", ["a", "b"])))).to.deep.equal([
            "aws:ec2:Vpc vpc: encrypted: left out, but true was reviewed",
        ]);
        expect(texts(reviewed, created(added("encrypted", true), added("cidrs", ["a"])))).to.deep.equal([
            'aws:ec2:Vpc vpc: cidrs[1]: left out, but "b" was reviewed',
        ]);
        const unknown = created(added("cidrs", ["a", unknownText]));
        expect(match(unknown, created(added("cidrs", ["a"])))).to.deep.equal([]);
    });

    it("must accept that a property of an update is not touched after all, but not a part of one", () => {
        const update = (...properties: readonly PropertyChange[]): LayerDiff =>
            vpc({ operation: "update", id: "vpc-1", properties });
        const stored = update(updated("a", 1, 2), added("tags.x", "1"), added("tags.y", "2"));
        expect(match(stored, update(updated("a", 1, 2)))).to.deep.equal([]);
        expect(texts(stored, update(added("tags.x", "1")))).to.deep.equal([
            'aws:ec2:Vpc vpc (vpc-1): tags.y: left out, but "2" was reviewed',
        ]);
    });

    it("must name the property and both its values", () => {
        const found = texts(
            created(added("cidrBlock", "10.0.0.0/16")),
            created(added("cidrBlock", "10.0.0.0/8")),
        );
        expect(found).to.deep.equal([
            'aws:ec2:Vpc vpc: cidrBlock: "10.0.0.0/8", but "10.0.0.0/16" was reviewed',
        ]);
    });

    it("must name a property that was not reviewed at all", () => {
        expect(texts(created(), created(added("tags.Name", "x")))).to.deep.equal([
            'aws:ec2:Vpc vpc: tags.Name: "x", was not reviewed',
        ]);
    });

    it("must not accept an unknown where a value was reviewed", () => {
        expect(texts(created(added("a", "x")), created(added("a", unknownText)))).to.have.length(1);
    });

    it("must take a value for the same, however coarsely the property is written", () => {
        const [coarse, fine] = [
            created(added("tags", { a: "1", b: "2" })),
            created(added("tags.a", "1"), added("tags.b", "2")),
        ];
        expect(match(coarse, fine)).to.deep.equal([]);
        expect(match(fine, coarse)).to.deep.equal([]);
        expect(match(created(added("tags", unknownText)), fine)).to.deep.equal([]);
        expect(
            match(created(added("tags", [unknownText, "2"])), created(added("tags", ["1", "2"]))),
        ).to.deep.equal([]);
    });

    it("must compare secrets as changed or unchanged, never with a value", () => {
        const secret = created(added("a", secretText));
        const changed = created(added("a", changedSecretText));
        expect(match(secret, secret)).to.deep.equal([]);
        expect(match(changed, secret)).to.deep.equal([]);
        expect(match(secret, changed)).to.have.length(1);
        expect(match(secret, created(added("a", "plain")))).to.have.length(1);
        expect(match(created(added("a", "plain")), secret)).to.have.length(1);
        expect(match(secret, created(added("a.b", secretText)))).to.deep.equal([]);
    });

    it("must refuse when a value changes from another one than reviewed: somebody deployed since", () => {
        const update = (old: string): LayerDiff =>
            vpc({ operation: "update", id: "vpc-1", properties: [updated("a", old, "new")] });
        expect(texts(update("one"), update("two"))).to.deep.equal([
            'aws:ec2:Vpc vpc (vpc-1): a: "two" → "new", but "one" → "new" was reviewed',
        ]);
    });

    it("must refuse another operation, and another resource of the same name", () => {
        const stored = vpc({ operation: "update", id: "vpc-1" });
        expect(texts(stored, vpc({ operation: "replace", id: "vpc-1" }))).to.deep.equal([
            "aws:ec2:Vpc vpc (vpc-1): replace, but update was reviewed",
        ]);
        expect(texts(stored, vpc({ operation: "delete", id: "vpc-1" }))).to.have.length(1);
        expect(texts(stored, vpc({ operation: "update", id: "vpc-2" }))).to.deep.equal([
            "aws:ec2:Vpc vpc (vpc-2): update of vpc-2, but that of vpc-1 was reviewed",
        ]);
    });

    it("must accept less than a reviewed replacement: an update, or the removal of what it replaced", () => {
        const stored = vpc({ operation: "replace", id: "vpc-1", properties: [updated("a", 1, 2, true)] });
        expect(
            match(stored, vpc({ operation: "update", id: "vpc-1", properties: [updated("a", 1, 2)] })),
        ).to.deep.equal([]);
        expect(match(stored, vpc({ operation: "delete", id: "vpc-1" }))).to.deep.equal([]);
        expect(match(stored, vpc({ operation: "delete", id: "vpc-2" }))).to.have.length(1);
    });

    it("must accept what a provider fills in, only if the review could not know it", () => {
        const namespaced = (...properties: readonly PropertyChange[]): LayerDiff =>
            layerOf("cluster-config", [
                changeOf({ type: "kubernetes:core/v1:ConfigMap", name: "c", properties }),
            ]);
        const fresh = namespaced(added("metadata.namespace", "default"));
        const conditional = { ...namespaced(), confidence: "conditional" as const };
        expect(match(conditional, fresh)).to.deep.equal([]);
        expect(match(namespaced(), fresh)).to.have.length(1);
        expect(match(conditional, namespaced(added("data.key", "asked for")))).to.have.length(1);
    });

    it("must accept options of a Helm release at their defaults, and at no other value", () => {
        const release = (...properties: readonly PropertyChange[]): LayerDiff =>
            layerOf("cluster-config", [
                changeOf({ type: "kubernetes:helm.sh/v3:Release", name: "r", properties }),
            ]);
        const conditional = { ...release(added("chart", "c")), confidence: "conditional" as const };
        const fresh = (timeout: number, forceUpdate: boolean): LayerDiff =>
            release(added("chart", "c"), added("forceUpdate", forceUpdate), added("timeout", timeout));
        expect(match(conditional, fresh(300, false))).to.deep.equal([]);
        const withValues = (values: DiffValue): LayerDiff =>
            release(added("chart", "c"), added("values", values));
        expect(match(conditional, withValues({}))).to.deep.equal([]);
        expect(match(conditional, withValues({ replicas: 1 }))).to.have.length(1);
        expect(match(conditional, fresh(300, true))).to.have.length(1);
        expect(match(conditional, fresh(30, false))).to.have.length(1);
    });

    it("must let reads pass, as they change nothing", () => {
        expect(match(layerOf("network", []), vpc({ operation: "read" }))).to.deep.equal([]);
    });

    it("must tell both halves of one name apart", () => {
        const halves = (["create", "delete"] as const).map((operation) =>
            changeOf({ type: "a:b:C", name: "c", operation, ...(operation === "delete" ? { id: "1" } : {}) }),
        );
        const layer = layerOf("network", halves);
        expect(match(layer, layer)).to.deep.equal([]);
    });
});
