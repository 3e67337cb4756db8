import { expect } from "chai";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { UnreadableDiff } from "../../../../automation/diffs/store/layerFile";
import { readDiff, removeLayer, writeDiff } from "../../../../automation/diffs/store/store";
import { changesText } from "../../../../automation/diffs/text/changesText";
import { firstDiff, laterDiff, layerOf } from "../samples";

const sources = {
    network: { fingerprint: "n", outputs: { vpcId: { state: "unknown", secret: false } } },
    compute: { fingerprint: "c", outputs: { kubeconfig: { state: "known", secret: true } } },
    "cluster-config": { fingerprint: "k", outputs: {} },
} as const;

describe("the stored diff", () => {
    let root = "";
    let folder = "";

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "diff-store-"));
        folder = join(root, "stacks/sandbox-a");
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    function files(): string[] {
        if (!existsSync(folder)) return [];
        return readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
            .sort();
    }

    function names(paths: readonly string[]): string[] {
        return paths.map((path) => relative(folder, path)).sort();
    }

    const all = ["changes.txt", "diff/cluster-config.json", "diff/compute.json", "diff/network.json"];

    it("must lie in changes.txt and one file for each layer, and say what it wrote", () => {
        expect(names(writeDiff(folder, firstDiff, sources))).to.deep.equal(all);
        expect(files()).to.deep.equal(all);
        expect(readFileSync(join(folder, "changes.txt"), "utf8")).to.equal(changesText(firstDiff));
    });

    it("must be read as it was written, bottom layer first", () => {
        writeDiff(folder, firstDiff, sources);
        const stored = readDiff(folder);
        expect(stored?.environment).to.equal("sandbox-a");
        expect(stored?.layers.map(({ layer }) => layer)).to.deep.equal([
            "network",
            "compute",
            "cluster-config",
        ]);
        expect(stored?.sources).to.deep.equal(sources);
        expect(stored?.text).to.equal("current");
        expect(stored?.layers[0]?.changes).to.have.length(3);
    });

    it("must not touch files that are right already", () => {
        writeDiff(folder, firstDiff, sources);
        const before = all.map((name) => statSync(join(folder, name)).ino);
        expect(writeDiff(folder, firstDiff, sources)).to.deep.equal([]);
        expect(all.map((name) => statSync(join(folder, name)).ino)).to.deep.equal(before);
    });

    it("must be no file at all when there is nothing to do", () => {
        const nothing = { environment: "sandbox-a", layers: [layerOf("network", [], { unchanged: 9 })] };
        expect(writeDiff(folder, nothing, {})).to.deep.equal([]);
        expect(existsSync(folder)).to.equal(false);
        expect(readDiff(folder)).to.equal(undefined);
        writeDiff(folder, firstDiff, sources);
        expect(names(writeDiff(folder, nothing, {}))).to.deep.equal(all);
        expect(readdirSync(folder)).to.deep.equal([]);
    });

    it("must have no file for a layer without changes", () => {
        writeDiff(folder, { ...laterDiff, environment: "sandbox-a" }, sources);
        expect(files()).to.deep.equal(["changes.txt", "diff/cluster-config.json", "diff/network.json"]);
    });

    it("must leave nothing of a layer that was renamed", () => {
        writeDiff(folder, firstDiff, sources);
        writeFileSync(join(folder, "diff/old-name.json"), "{}");
        expect(names(writeDiff(folder, firstDiff, sources))).to.deep.equal(["diff/old-name.json"]);
        expect(files()).to.deep.equal(all);
    });

    it("must leave the environment's other files alone", () => {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "stack.yaml"), "kind: dev\n");
        writeDiff(folder, firstDiff, sources);
        writeDiff(folder, { environment: "sandbox-a", layers: [] }, {});
        expect(files()).to.deep.equal(["stack.yaml"]);
    });

    it("must clean up after a run that was killed while it wrote", () => {
        writeDiff(folder, firstDiff, sources);
        writeFileSync(join(folder, ".changes.txt.4711.tmp"), "half");
        writeFileSync(join(folder, "diff/.network.json.4711.tmp"), "half");
        writeDiff(folder, firstDiff, sources);
        expect(files()).to.deep.equal(all);
    });

    it("must not take a half-written file for a layer", () => {
        writeDiff(folder, firstDiff, sources);
        writeFileSync(join(folder, "diff/.network.json.4711.tmp"), "half");
        expect(readDiff(folder)?.layers).to.have.length(3);
    });

    it("must tell when changes.txt says something else, or is gone", () => {
        writeDiff(folder, firstDiff, sources);
        writeFileSync(
            join(folder, "changes.txt"),
            changesText(firstDiff).replace("10.0.0.0/16", "10.0.0.0/8"),
        );
        expect(readDiff(folder)?.text).to.equal("differs");
        rmSync(join(folder, "changes.txt"));
        expect(readDiff(folder)?.text).to.equal("missing");
    });

    it("must tell when changes.txt is left over", () => {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "changes.txt"), changesText(firstDiff));
        expect(readDiff(folder)).to.include({ text: "differs" });
        expect(readDiff(folder)?.layers).to.deep.equal([]);
    });

    it("must lose a layer when it is up, and be gone with the last one", () => {
        writeDiff(folder, firstDiff, sources);
        expect(names(removeLayer(folder, "network"))).to.deep.equal(["changes.txt", "diff/network.json"]);
        const rest = { ...firstDiff, layers: firstDiff.layers.slice(1) };
        expect(readFileSync(join(folder, "changes.txt"), "utf8")).to.equal(changesText(rest));
        removeLayer(folder, "compute");
        expect(names(removeLayer(folder, "cluster-config"))).to.deep.equal([
            "changes.txt",
            "diff/cluster-config.json",
        ]);
        expect(readdirSync(folder)).to.deep.equal([]);
        expect(removeLayer(folder, "network")).to.deep.equal([]);
    });

    it("must lose a layer that is up even if another one cannot be read", () => {
        writeDiff(folder, firstDiff, sources);
        writeFileSync(join(folder, "diff/compute.json"), "<<<<<<< HEAD\n");
        expect(names(removeLayer(folder, "network"))).to.deep.equal(["diff/network.json"]);
        expect(() => readDiff(folder)).to.throw(UnreadableDiff, "merge conflict markers (line 1)");
    });

    it("must refuse the diff of another environment", () => {
        const other = join(root, "stacks/prod");
        writeDiff(other, firstDiff, sources);
        expect(() => readDiff(other)).to.throw(
            UnreadableDiff,
            "belongs to environment sandbox-a, not to prod",
        );
    });

    it("must not write a layer of which is not known what it was computed from", () => {
        expect(() => writeDiff(folder, firstDiff, { network: sources.network })).to.throw(
            "The diff of compute has no fingerprint",
        );
        expect(existsSync(folder)).to.equal(false);
    });
});
