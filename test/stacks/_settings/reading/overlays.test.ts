// Covers: readFile.ts
import { expect } from "chai";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { overlay } from "../../../../stacks/_settings/reading/overlays";
import { readFile } from "../../../../stacks/_settings/reading/readFile";
import { valueOf } from "../../../../stacks/_settings/reading/tree";
import { temporaryFolder } from "../../../support/temporaryFolder";

/** A project with these settings files, by path below stacks/. */
function project(files: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries(files)) {
        const file = join(folder, "stacks", path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
    }
    return folder;
}

const files = {
    "base.yaml": "part: { a: base, b: base, c: base }\n",
    "kinds/sandbox.yaml": "part: { b: kind, c: kind }\n",
    "kinds/dev.yaml": "part: { d: dev kind }\nowner: dev kind\n",
    "one/stack.yaml": "kind: sandbox\npart: { c: own }\n",
    "other/stack.yaml": "kind: dev\nowner: other\npart: { c: other, e: other, own: other }\n",
    "two/stack.yaml": "kind: sandbox\nfrom: other\npart: { f: own }\n",
};

describe("the files of an environment", () => {
    it("are laid over each other, the environment's own on top", () => {
        const { name, tree, files: read, problems } = overlay(project(files), "one");
        expect(name).to.equal("one");
        expect(valueOf(tree)).to.deep.equal({ kind: "sandbox", part: { a: "base", b: "kind", c: "own" } });
        expect(read).to.deep.equal([
            "stacks/base.yaml",
            "stacks/kinds/sandbox.yaml",
            "stacks/one/stack.yaml",
        ]);
        expect(problems).to.deep.equal([]);
    });

    it("come with those of another one that it follows, without what each has for itself", () => {
        const own = [
            ["part", "own"],
            ["part", "d"],
            ["nothing", "there"],
        ];
        const { tree } = overlay(project(files), "two", { own, keepsNull: [] });
        expect(valueOf(tree)).to.deep.equal({
            kind: "sandbox",
            from: "other",
            part: { a: "base", b: "kind", c: "other", e: "other", f: "own" },
        });
    });

    it("are reported if they are missing, and the others are read all the same", () => {
        const folder = project(files);
        rmSync(join(folder, "stacks/kinds/sandbox.yaml"));
        const { tree, problems } = overlay(folder, "one");
        expect(problems.map(({ file, message }) => `${file} ${message}`)).to.deep.equal([
            "stacks/kinds/sandbox.yaml the file does not exist",
        ]);
        expect(valueOf(tree)).to.deep.include({ part: { a: "base", b: "base", c: "own" } });
    });

    it("are reported if they do not say a known kind", () => {
        const kindOf = (text: string) =>
            overlay(project({ ...files, "one/stack.yaml": text }), "one").problems;
        expect(kindOf("kind: sandbx\n")[0]).to.deep.include({
            key: "kind",
            line: 1,
            remedy: "Did you mean `sandbox`?",
        });
        expect(kindOf("owner: x\n")[0]).to.deep.include({ key: "kind", message: "is missing" });
        expect(kindOf("kind: [\n").map(({ key }) => key)).to.deep.equal([""]);
    });

    it("are parsed again only if their text changed", () => {
        const folder = project(files);
        const first = readFile(folder, "stacks/base.yaml");
        expect(readFile(folder, "stacks/base.yaml")).to.equal(first);
        writeFileSync(join(folder, "stacks/base.yaml"), "part: { a: changed }\n");
        expect(valueOf(readFile(folder, "stacks/base.yaml").tree)).to.deep.equal({ part: { a: "changed" } });
    });
});
