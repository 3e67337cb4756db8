// Covers: origin.ts
import { expect } from "chai";
import { merge } from "../../../../stacks/_settings/reading/merge";
import { formatPath } from "../../../../stacks/_settings/reading/origin";
import { readTree } from "../../../../stacks/_settings/reading/readTree";
import { eachValue, find, originAt, valueOf } from "../../../../stacks/_settings/reading/tree";

const { tree } = readTree("part:\n  list:\n    - name: a\n    - name: b\n  empty: {}\nsize: 1\n", "one.yaml");

describe("a tree of settings", () => {
    it("gives the value at a path, in mappings and lists, or nothing", () => {
        const at = (...path: (string | number)[]) => {
            const found = find(tree, path);
            return found === undefined ? undefined : valueOf(found);
        };
        expect(at("part", "list", 1)).to.deep.equal({ name: "b" });
        expect(at("size")).to.equal(1);
        for (const path of [["part", "list", 2], ["part", "list", "name"], ["size", "x"], ["none"]]) {
            expect(at(...path), formatPath(path)).to.equal(undefined);
        }
    });

    it("knows where each value is written, and for a missing one where the value around it is", () => {
        const place = (...path: (string | number)[]) => {
            const { file, line, column } = originAt(tree, path);
            return `${file}:${line}:${column}`;
        };
        expect(place("part", "list", 1, "name")).to.equal("one.yaml:4:7");
        expect(place("part", "list", 7)).to.equal("one.yaml:2:3");
        expect(place("part", "none", "deeper")).to.equal("one.yaml:1:1");
    });

    it("knows where a value was removed", () => {
        const merged = merge(tree, readTree("part:\n  empty: null\n", "two.yaml").tree);
        expect(originAt(merged, ["part", "empty"])).to.deep.equal({ file: "two.yaml", line: 2, column: 3 });
    });

    it("is gone through by its scalars, its lists and its empty mappings", () => {
        const paths: string[] = [];
        eachValue(tree, (path) => paths.push(formatPath(path)));
        expect(paths).to.deep.equal([
            "part.list",
            "part.list[0].name",
            "part.list[1].name",
            "part.empty",
            "size",
        ]);
    });

    it("writes a path so that every step can be told from the next", () => {
        expect(formatPath(["a", "b-c", 0, "d.e", "f"])).to.equal('a.b-c[0]["d.e"].f');
        expect(formatPath([])).to.equal("");
    });
});
