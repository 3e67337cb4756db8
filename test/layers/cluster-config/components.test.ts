// Covers: component.ts
import { expect } from "chai";
import { components } from "../../../layers/cluster-config/components";
import type { Component } from "../../../layers/cluster-config/component";

const all: readonly Component[] = components;

describe("The list of components", () => {
    it("must have each key once", () => {
        const keys = all.map(({ key }) => key);
        expect(keys).to.deep.equal([...new Set(keys)]);
    });

    it("must have each component below those that it comes after", () => {
        for (const [index, { key, after }] of all.entries()) {
            const above = all.slice(0, index).map((component) => component.key);
            if (after !== "all above") expect(above, key).to.include.members([...after]);
        }
    });

    it("must have every component that another one needs", () => {
        const keys = all.map(({ key }) => key);
        for (const { key, needs } of all) expect(keys, key).to.include.members([...needs]);
    });

    it("must describe each component and each of its settings", () => {
        for (const { key, description } of all) expect(description, key).to.match(/\.$/);
    });
});
