// Covers: layerDocument.ts
import { expect } from "chai";
import * as fc from "fast-check";
import {
    decodeLayer,
    encodeLayer,
    UnreadableDiff,
    type LayerFile,
} from "../../../../automation/diffs/store/layerFile";
import { normaliseLayer } from "../../../../automation/diffs/model/normalise";
import { layerDiff, shuffled } from "../arbitraries";
import { firstDiff, layerOf } from "../samples";

const outputs = {
    vpcCidr: { state: "known", secret: false, value: "10.1.0.0/16" },
    vpcId: { state: "unknown", secret: false },
    key: { state: "known", secret: true },
} as const;

const path = "stacks/sandbox-a/diff/network.json";

function fileOf(layer = firstDiff.layers[0] ?? layerOf("network", [])): LayerFile {
    return { environment: "sandbox-a", position: 0, fingerprint: "0123", outputs, layer };
}

function decode(text: string): LayerFile {
    return decodeLayer(text, path, "sandbox-a", "network");
}

function complaint(text: string): string {
    try {
        decode(text);
    } catch (error) {
        if (error instanceof UnreadableDiff) return error.message;
        throw error;
    }
    return "";
}

describe("diff/<layer>.json", () => {
    const text = encodeLayer(fileOf());

    it("must read what it writes", () => {
        fc.assert(
            fc.property(layerDiff(), (layer) => {
                const file = fileOf(layer);
                expect(decode(encodeLayer(file))).to.deep.equal({ ...file, layer: normaliseLayer(layer) });
            }),
        );
    });

    it("must be the same bytes for any order of changes and properties", () => {
        const withShuffled = layerDiff().chain((layer) => fc.tuple(fc.constant(layer), shuffled(layer)));
        fc.assert(
            fc.property(withShuffled, ([layer, mixed]) => {
                expect(encodeLayer(fileOf(mixed))).to.equal(encodeLayer(fileOf(layer)));
            }),
        );
    });

    it("must give a property a line of its own, for reviews", () => {
        expect(text).to.include(
            '\n        {"path":"cidrBlock","kind":"add","new":"10.0.0.0/16","replaces":false},\n',
        );
    });

    it("must sort changes by URN", () => {
        const urns = decode(text).layer.changes.map(({ urn }) => urn);
        expect(urns).to.deep.equal([...urns].sort());
    });

    it("must name the line of merge conflict markers", () => {
        const merged = text.replace('  "fingerprint"', '<<<<<<< HEAD\n  "fingerprint"');
        expect(complaint(merged)).to.equal(`${path} has merge conflict markers (line 6).`);
    });

    it("must refuse a file that was cut off", () => {
        expect(complaint(text.slice(0, -40))).to.equal(
            `${path} is not complete: it was cut off, or changed by hand.`,
        );
        expect(complaint("")).to.include("is not complete");
    });

    it("must refuse a newer format, and an older one", () => {
        const format = (version: number): string =>
            text.replace('"format": 2', `"format": ${version.toString()}`);
        expect(complaint(format(3))).to.include(
            "written by a newer version: its format is 3, this version reads 2.",
        );
        expect(complaint(format(1))).to.include("written by an older version");
    });

    it("must refuse a file of another environment or layer", () => {
        const other = encodeLayer({ ...fileOf(), environment: "prod" });
        expect(complaint(other)).to.include("belongs to environment prod, not to sandbox-a.");
        expect(complaint(encodeLayer(fileOf(layerOf("compute", []))))).to.include("belongs to layer compute");
    });

    it("must say which member is not what it should be", () => {
        expect(complaint(text.replace('"operation": "create"', '"operation": "creat"'))).to.include(
            "is not a stored diff at changes.0.operation",
        );
        expect(complaint("{}")).to.include("is not a stored diff at format");
    });

    it("must notice every change that was made by hand", () => {
        expect(complaint(text.replace("10.0.0.0/16", "10.0.0.0/8"))).to.include(
            "its checksum does not match",
        );
        expect(complaint(text.replace('"unchanged": 0', '"unchanged": 1'))).to.include("changed by hand");
    });

    it("must say what to do about it", () => {
        expect(() => decode("{"))
            .to.throw(UnreadableDiff)
            .with.property("remedy", "Build the diff again and review it: npm run preview -- sandbox-a");
    });
});
