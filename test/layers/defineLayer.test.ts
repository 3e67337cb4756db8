import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { LayerContext } from "../../layers/contract";
import { defineLayer, from, output, settingsFrom, settingsKeyOf } from "../../layers/defineLayer";

const settings = z.strictObject({ size: z.int() });
const gives = { id: output<string>("An id."), sizes: output<number[]>("Some sizes.") };
const lower = defineLayer({
    name: "lower-part",
    settings,
    reads: {},
    gives,
    load: () =>
        Promise.resolve((context: LayerContext<{ size: number }>) => ({
            id: pulumi.output("a"),
            sizes: pulumi.output([context.settings.size]),
        })),
});

describe("a layer as its folder defines it", () => {
    it("has its folder and the key of its settings from its name", () => {
        expect(lower).to.include({ name: "lower-part", folder: "lower-part", settingsKey: "lowerPart" });
        expect(["network", "cluster-config", "a-b-c"].map((name) => settingsKeyOf(name))).to.deep.equal([
            "network",
            "clusterConfig",
            "aBC",
        ]);
    });

    it("has no rules and nothing for itself unless it says so", () => {
        expect(lower.rules).to.deep.equal([]);
        expect(lower.own).to.deep.equal({});
        expect(lower.tracksBranch).to.equal(undefined);
    });

    it("says of each output what it is, and who reads it from whom", () => {
        expect(lower.gives.id.description).to.equal("An id.");
        expect(from(lower, "sizes", "id")).to.deep.equal({ sizes: "lower-part", id: "lower-part" });
        expect(settingsFrom(lower, "size")).to.deep.equal({ size: "lower-part" });
    });

    it("does not compile if it reads an output or a setting that the other layer does not have", () => {
        // @ts-expect-error there is no such output
        expect(from(lower, "ids")).to.deep.equal({ ids: "lower-part" });
        // @ts-expect-error there is no such setting
        expect(settingsFrom(lower, "length")).to.deep.equal({ length: "lower-part" });
    });

    it("does not compile if its program does not return what it gives, or takes other settings", () => {
        const layer = { name: "upper", settings, reads: from(lower, "id"), gives } as const;
        // @ts-expect-error `sizes` is missing
        defineLayer({ ...layer, load: () => Promise.resolve(() => ({ id: pulumi.output("a") })) });
        const wrong = (context: LayerContext<{ length: number }>) => ({
            id: pulumi.output("a"),
            sizes: pulumi.output([context.settings.length]),
        });
        // @ts-expect-error its settings have no `length`
        const defined = defineLayer({ ...layer, load: () => Promise.resolve(wrong) });
        expect(defined.name).to.equal("upper");
    });
});
