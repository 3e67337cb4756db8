import { expect } from "chai";
import {
    lstatSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    statSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
    removeDrafts,
    writeAtomically,
    writeIfChanged,
    writeOnce,
} from "../../../automation/system/atomicFile";
import { CakeError } from "../../../automation/system/errors";
import { temporaryFolder } from "../../support/temporaryFolder";

describe("an atomic write", () => {
    it("puts a file in its place, with the folders above it, and leaves no draft", () => {
        const folder = temporaryFolder();
        writeAtomically(join(folder, "a/b/file"), "one");
        writeAtomically(join(folder, "a/b/file"), "two");
        expect(readFileSync(join(folder, "a/b/file"), "utf8")).to.equal("two");
        expect(readdirSync(join(folder, "a/b"))).to.deep.equal(["file"]);
    });

    it("keeps a private file private", () => {
        const file = join(temporaryFolder(), "file");
        writeAtomically(file, "one", 0o600);
        expect(statSync(file).mode & 0o777).to.equal(0o600);
    });

    it("replaces a link rather than the file that it leads to", () => {
        const folder = temporaryFolder();
        writeFileSync(join(folder, "elsewhere"), "kept");
        symlinkSync(join(folder, "elsewhere"), join(folder, "file"));
        writeAtomically(join(folder, "file"), "new");
        expect(readFileSync(join(folder, "elsewhere"), "utf8")).to.equal("kept");
        expect(lstatSync(join(folder, "file")).isFile()).to.equal(true);
    });

    it("leaves the folder as it was if it fails, and says what to do", () => {
        const folder = temporaryFolder();
        mkdirSync(join(folder, "file/below"), { recursive: true });
        expect(() => {
            writeAtomically(join(folder, "file"), "text");
        }).to.throw(/EISDIR|ENOTEMPTY|EEXIST/);
        expect(readdirSync(folder)).to.deep.equal(["file"]);
        writeFileSync(join(folder, "text"), "");
        expect(() => {
            writeAtomically(join(folder, "text/below/file"), "text");
        })
            .to.throw(CakeError, /^Cannot write .*: ENOTDIR\.$/)
            .with.property("remedy")
            .that.matches(/^Make .* writable/);
    });
});

describe("a write if something changed", () => {
    it("tells whether it wrote, and leaves a file alone that says the same already", () => {
        const file = join(temporaryFolder(), "file");
        expect(writeIfChanged(file, "one")).to.equal(true);
        utimesSync(file, 1, 1);
        expect(writeIfChanged(file, "one")).to.equal(false);
        expect(statSync(file).mtimeMs).to.equal(1000);
        expect(writeIfChanged(file, "two")).to.equal(true);
        expect(readFileSync(file, "utf8")).to.equal("two");
    });
});

describe("a write for once and all", () => {
    it("leaves the file of whoever was first", () => {
        const folder = temporaryFolder();
        writeOnce(join(folder, "file"), "first");
        writeOnce(join(folder, "file"), "second");
        expect(readFileSync(join(folder, "file"), "utf8")).to.equal("first");
        expect(readdirSync(folder)).to.deep.equal(["file"]);
    });
});

describe("drafts of interrupted writes", () => {
    it("are removed, and nothing else", () => {
        const folder = temporaryFolder();
        for (const name of [".changes.txt.123.tmp", "changes.txt", ".hidden", "a.123.tmp"]) {
            writeFileSync(join(folder, name), "");
        }
        removeDrafts(folder);
        removeDrafts(join(folder, "nowhere"));
        expect(readdirSync(folder)).to.deep.equal([".hidden", "a.123.tmp", "changes.txt"]);
    });
});
