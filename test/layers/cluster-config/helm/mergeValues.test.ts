import { expect } from "chai";
import fc from "fast-check";
import { type HelmValues, mergeValues } from "../../../../layers/cluster-config/helm/mergeValues";

/** Values with few keys, so that two of them have some in common. */
const key = fc.constantFrom("a", "b", "c", "__proto__");
const { values } = fc.letrec<{ values: HelmValues; value: unknown }>((tie) => ({
    values: fc.dictionary(key, tie("value"), { maxKeys: 3 }),
    value: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom(null, false, 0, "", "text"),
        fc.array(fc.nat(3), { maxLength: 2 }),
        tie("values"),
    ),
}));

function isMap(value: unknown): value is HelmValues {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path, and whether there is one. */
function at(where: unknown, path: readonly string[]): { readonly there: boolean; readonly value?: unknown } {
    const [first, ...rest] = path;
    if (first === undefined) return { there: true, value: where };
    return isMap(where) && Object.hasOwn(where, first) ? at(where[first], rest) : { there: false };
}

/** The paths of everything in values that is not a map with keys. */
function leaves(where: HelmValues): (readonly string[])[] {
    return Object.entries(where).flatMap(([name, value]) =>
        isMap(value) && Object.keys(value).length > 0
            ? leaves(value).map((path) => [name, ...path])
            : [[name]],
    );
}

describe("Merging Helm values", () => {
    it("merges maps at any depth", () => {
        const under = { controller: { replicaCount: 2, service: { type: "LoadBalancer" } } };
        const over = { controller: { service: { annotations: { a: "b" } } } };
        expect(mergeValues(under, over)).to.deep.equal({
            controller: { replicaCount: 2, service: { type: "LoadBalancer", annotations: { a: "b" } } },
        });
    });

    it("replaces lists as a whole", () => {
        expect(mergeValues({ args: ["--a", "--b"] }, { args: ["--c"] })).to.deep.equal({ args: ["--c"] });
        expect(mergeValues({ args: ["--a"] }, { args: [] })).to.deep.equal({ args: [] });
    });

    it("keeps null, with which Helm removes a key, and lets a later value take its place", () => {
        expect(
            mergeValues({ probe: { httpGet: { path: "/" } } }, { probe: { httpGet: null } }),
        ).to.deep.equal({ probe: { httpGet: null } });
        expect(mergeValues({}, { default: null })).to.deep.equal({ default: null });
        expect(mergeValues({ a: null }, { a: { b: 1 } })).to.deep.equal({ a: { b: 1 } });
    });

    it("replaces a map by a scalar and a scalar by a map", () => {
        expect(mergeValues({ a: { b: 1 } }, { a: 1 })).to.deep.equal({ a: 1 });
        expect(mergeValues({ a: 1 }, { a: { b: 1 } })).to.deep.equal({ a: { b: 1 } });
    });

    it("changes nothing with values that are empty, on either side, or with the same values again", () => {
        fc.assert(
            fc.property(values, (some) => {
                expect(mergeValues(some, {})).to.deep.equal(some);
                expect(mergeValues({}, some)).to.deep.equal(some);
                expect(mergeValues(some, some)).to.deep.equal(some);
            }),
        );
    });

    it("has every value of the upper side, and of the lower side what the upper one says nothing about", () => {
        fc.assert(
            fc.property(values, values, (under, over) => {
                const merged = mergeValues(under, over);
                for (const path of leaves(over)) {
                    const said = at(over, path).value;
                    // An empty map changes nothing below it.
                    if (!isMap(said)) expect(at(merged, path)).to.deep.equal({ there: true, value: said });
                }
                for (const path of leaves(under)) {
                    const isSaid = path.some((_, index) => {
                        const { there, value } = at(over, path.slice(0, index + 1));
                        return there && !isMap(value);
                    });
                    const value = at(under, path).value;
                    const isOpen = isSaid || at(over, path).there;
                    if (!isOpen) expect(at(merged, path)).to.deep.equal({ there: true, value });
                }
            }),
        );
    });

    it("gives the same for three files from the left as from the right, unless a value stands where maps meet", () => {
        // Helm merges files from the left; a scalar between two maps makes the order count.
        const maps = fc.dictionary(key, fc.dictionary(key, fc.nat(3), { maxKeys: 3 }), { maxKeys: 3 });
        fc.assert(
            fc.property(maps, maps, maps, (first, second, third) => {
                expect(mergeValues(mergeValues(first, second), third)).to.deep.equal(
                    mergeValues(first, mergeValues(second, third)),
                );
            }),
        );
    });

    it("changes neither side", () => {
        fc.assert(
            fc.property(values, values, (under, over) => {
                const before = JSON.stringify([under, over]);
                mergeValues(under, over);
                expect(JSON.stringify([under, over])).to.equal(before);
            }),
        );
    });
});
