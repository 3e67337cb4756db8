import { expect } from "chai";
import fc from "fast-check";
import { stringify } from "yaml";
import { mergeValues } from "../../../../layers/cluster-config/helm/mergeValues";
import { formatPath } from "../../../../stacks/_settings/reading/origin";
import { merge } from "../../../../stacks/_settings/reading/merge";
import { readTree } from "../../../../stacks/_settings/reading/readTree";
import { eachValue, type Mapping, valueOf } from "../../../../stacks/_settings/reading/tree";

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
type Settings = Record<string, Value>;

const { settings } = fc.letrec<{ value: Value; settings: Settings }>((tie) => ({
    value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom<Value>("text", 1, true, null, "1.30"),
        fc.array(fc.constantFrom<Value>("x", "y", 3), { maxLength: 2 }),
        tie("settings"),
    ),
    // Few keys, so that the two sides often have the same ones.
    settings: fc.dictionary(fc.constantFrom("a", "b", "c", "d.e"), tie("value"), { maxKeys: 4 }),
}));

function tree(value: Settings, file = "some.yaml"): Mapping {
    return readTree(stringify(value), file).tree;
}

function isMapping(value: Value | undefined): value is Settings {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON Merge Patch as RFC 7396 writes it down. */
function patched(target: Value | undefined, patch: Value): Value {
    if (!isMapping(patch)) return patch;
    const result: Settings = isMapping(target) ? { ...target } : {};
    for (const [key, value] of Object.entries(patch)) {
        if (value === null) Reflect.deleteProperty(result, key);
        else result[key] = patched(result[key], value);
    }
    return result;
}

/** The same without nulls, as a file at the bottom is read. */
function bottom(value: Settings): Mapping {
    return merge(tree({}), tree(value));
}

describe("merge", () => {
    it("adds up to what a JSON Merge Patch does (RFC 7396)", () => {
        fc.assert(
            fc.property(settings, settings, (under, over) => {
                const clean = bottom(under);
                const merged = merge(clean, tree(over));
                expect(valueOf(merged)).to.deep.equal(patched(valueOf(clean) as Value, over));
            }),
        );
    });

    it("changes nothing when the same file is laid on top twice", () => {
        fc.assert(
            fc.property(settings, settings, (under, over) => {
                const once = merge(bottom(under), tree(over));
                expect(valueOf(merge(once, tree(over)))).to.deep.equal(valueOf(once));
            }),
        );
    });

    it("changes nothing when an empty file is laid on top, origins included", () => {
        fc.assert(
            fc.property(settings, (under) => {
                const clean = bottom(under);
                expect(merge(clean, tree({}, "empty.yaml"))).to.deep.equal(clean);
            }),
        );
    });

    it("leaves both of its sides as they were", () => {
        fc.assert(
            fc.property(settings, settings, (under, over) => {
                const [below, above] = [tree(under), tree(over)];
                merge(below, above);
                expect(valueOf(below)).to.deep.equal(under);
                expect(valueOf(above)).to.deep.equal(over);
            }),
        );
    });

    it("knows for every value the file that it came from", () => {
        fc.assert(
            fc.property(settings, settings, (under, over) => {
                const above = tree(over, "over.yaml");
                const said = new Set<string>();
                eachValue(above, (path) => said.add(formatPath(path)));
                eachValue(merge(bottom(under), above), (path, value) => {
                    // An empty mapping on top changes nothing below, so its own place is not asked about.
                    if (value.is === "mapping") return;
                    const file = said.has(formatPath(path)) ? "over.yaml" : "some.yaml";
                    expect(value.origin.file).to.equal(file);
                });
            }),
        );
    });

    it("replaces a list as a whole", () => {
        const merged = merge(tree({ zones: ["a", "b", "c"] }), tree({ zones: ["d"] }));
        expect(valueOf(merged)).to.deep.equal({ zones: ["d"] });
    });

    it("takes an empty mapping for no change and an empty list for a change", () => {
        const merged = merge(tree({ labels: { a: "1" }, zones: ["a"] }), tree({ labels: {}, zones: [] }));
        expect(valueOf(merged)).to.deep.equal({ labels: { a: "1" }, zones: [] });
    });

    it("gives a key that was removed and set again its new value only", () => {
        const removed = merge(tree({ group: { min: 1, max: 2 } }), tree({ group: null }));
        expect(valueOf(merge(removed, tree({ group: { min: 5 } })))).to.deep.equal({ group: { min: 5 } });
    });

    it("keeps null at and below the paths that say so, as Helm merges values", () => {
        const keepsNull = [["ingress", "values"]];
        const under = tree({ ingress: { values: { a: { b: 1, c: 2 }, list: [1] }, replicas: 1 } });
        const over = tree({
            ingress: { values: { a: { b: null }, d: { e: null }, list: [] }, replicas: null },
        });
        expect(valueOf(merge(under, over, keepsNull))).to.deep.equal({
            ingress: { values: { a: { b: null, c: 2 }, d: { e: null }, list: [] } },
        });
        expect(valueOf(merge(under, tree({ ingress: { values: null } }), keepsNull))).to.deep.equal({
            ingress: { replicas: 1 },
        });
    });

    it("merges below such a path like Helm's values, whatever they are", () => {
        fc.assert(
            fc.property(settings, settings, (under, over) => {
                const merged = merge(tree({ values: under }), tree({ values: over }), [["values"]]);
                expect(valueOf(merged)).to.deep.equal({ values: mergeValues(under, over) });
            }),
        );
    });
});
