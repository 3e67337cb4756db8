import { expect } from "chai";
import fc from "fast-check";
import { readTree } from "../../../../stacks/_settings/reading/readTree";
import { find, originAt, valueOf } from "../../../../stacks/_settings/reading/tree";
import { told } from "../../../support/settingsProject";

function read(text: string) {
    return readTree(text, "a.yaml");
}

describe("readTree", () => {
    it("places a value at its key, and an entry of a list at itself", () => {
        const { tree } = read("network:\n  zones:\n    - one\n    - two\n  size: 3\n");
        expect(originAt(tree, ["network", "size"])).to.deep.equal({ file: "a.yaml", line: 5, column: 3 });
        expect(originAt(tree, ["network", "zones"])).to.deep.equal({ file: "a.yaml", line: 2, column: 3 });
        expect(originAt(tree, ["network", "zones", 1])).to.deep.equal({ file: "a.yaml", line: 4, column: 7 });
    });

    it("places values in flow style and behind a byte order mark", () => {
        const { tree } = read("\uFEFFa: { b: 1, c: [x, y] }\n");
        expect(originAt(tree, ["a", "c", 1])).to.include({ line: 1 });
        expect(valueOf(tree)).to.deep.equal({ a: { b: 1, c: ["x", "y"] } });
    });

    it("keeps the text of a number as it is written", () => {
        expect(find(read("version: 1.30\n").tree, ["version"])).to.include({ value: 1.3, source: "1.30" });
    });

    it("takes a key that looks like a number as it is written", () => {
        expect(valueOf(read("1.30: a\n'2': b\n").tree)).to.deep.equal({ "1.30": "a", 2: "b" });
    });

    it("follows an alias and merges nothing by itself", () => {
        const { tree, problems } = read("a: &size { cpu: 1 }\nb: *size\n");
        expect(problems).to.deep.equal([]);
        expect(valueOf(tree)).to.deep.equal({ a: { cpu: 1 }, b: { cpu: 1 } });
        expect(originAt(tree, ["b"])).to.include({ line: 2, column: 1 });
    });

    it("refuses a value that holds itself", () => {
        expect(told(read("a: &a { b: *a }\n").problems)).to.deep.equal([
            "a.yaml:1:9 a.b: an alias inside of the value that it stands for",
        ]);
    });

    it("says where a text is not YAML, without a trace of the parser", () => {
        const [problem] = read("a: 1\nb: [1, 2\nc: 3\n").problems;
        expect(problem).to.include({ file: "a.yaml" });
        expect(problem?.line).to.be.greaterThan(1);
        expect(problem?.message).to.match(/^this is not YAML: /);
        expect(problem?.message).not.to.contain("    at ");
    });

    it("refuses a key that is there twice, tabs, two documents and a file without keys", () => {
        const messages = ["a: 1\na: 2\n", "a:\n\tb: 1\n", "a: 1\n---\nb: 2\n", "- a\n", "word\n"].map(
            (text) => read(text).problems[0],
        );
        expect(messages.map((problem) => problem?.remedy)).to.deep.equal([
            "Keep one of the two.",
            "Indent with spaces.",
            "Keep one document in the file: remove the `---`.",
            "See stacks/README.md.",
            "See stacks/README.md.",
        ]);
        expect(messages[0]).to.include({ line: 2, column: 1 });
    });

    it("takes an empty file and one of comments only for no settings", () => {
        for (const text of ["", "# nothing\n", "---\n"]) {
            expect(read(text).problems).to.deep.equal([]);
            expect(valueOf(read(text).tree)).to.deep.equal({});
        }
    });

    it("answers with problems or a tree, and throws at no text at all", () => {
        fc.assert(
            fc.property(
                fc.string({ unit: fc.constantFrom(..."ab:-*&[]{}#'\"|>!%@\n\t ~?,".split("")) }),
                (text) => {
                    const { problems } = read(text);
                    for (const { line, column } of problems) expect(Math.min(line, column)).to.be.at.least(1);
                },
            ),
        );
    });
});
