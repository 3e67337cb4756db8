import { expect } from "chai";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashFiles } from "../../../../automation/diffs/store/hashFiles";

describe("hashFiles", () => {
    let root = "";

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "hash-files-"));
        mkdirSync(join(root, "project/layers/network"), { recursive: true });
        writeFileSync(join(root, "project/layers/network/index.ts"), "one");
        writeFileSync(join(root, "project/lock.json"), "{}");
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    const hash = (project = "project"): string => hashFiles(join(root, project), ["lock.json", "layers"]);

    it("must be the same wherever the project lies and in whatever order files are named", () => {
        cpSync(join(root, "project"), join(root, "copy"), { recursive: true });
        expect(hash("copy")).to.equal(hash());
        expect(hashFiles(join(root, "project"), ["layers", "lock.json", "lock.json"])).to.equal(hash());
    });

    it("must change with a file's content, its name, and with a file more", () => {
        const hashes = [hash()];
        writeFileSync(join(root, "project/layers/network/index.ts"), "two");
        hashes.push(hash());
        writeFileSync(join(root, "project/layers/network/more.ts"), "");
        hashes.push(hash());
        rmSync(join(root, "project/lock.json"));
        hashes.push(hash());
        expect(new Set(hashes).size).to.equal(4);
    });

    it("must not look at installed packages, dot files and READMEs", () => {
        const before = hash();
        mkdirSync(join(root, "project/layers/node_modules"));
        writeFileSync(join(root, "project/layers/node_modules/x.js"), "");
        writeFileSync(join(root, "project/layers/.swp"), "");
        writeFileSync(join(root, "project/layers/README.md"), "");
        expect(hash()).to.equal(before);
    });
});
