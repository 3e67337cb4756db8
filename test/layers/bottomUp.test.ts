import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { bottomUp } from "../../layers/bottomUp";
import { defineLayer, from, output } from "../../layers/defineLayer";

const lower = defineLayer({
    name: "lower",
    settings: z.unknown(),
    reads: {},
    gives: { id: output<string>("An id.") },
    load: () => Promise.resolve(() => ({ id: pulumi.output("a") })),
});
const upper = defineLayer({
    name: "upper",
    settings: z.unknown(),
    reads: from(lower, "id"),
    gives: {},
    load: () => Promise.resolve(() => ({})),
});

describe("a cake", () => {
    it("has its layers in the order in which they are given", () => {
        expect(bottomUp(lower, upper)).to.deep.equal([lower, upper]);
    });

    it("does not compile if a layer reads from one that is not below it, or not there", () => {
        // @ts-expect-error upper reads an output that no layer before it gives
        expect(bottomUp(upper, lower)).to.have.length(2);
        // @ts-expect-error upper reads an output that no layer before it gives
        expect(bottomUp(upper)).to.have.length(1);
    });
});
