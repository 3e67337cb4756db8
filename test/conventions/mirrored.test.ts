import { expect } from "chai";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../support/project";
import { temporaryFolder } from "../support/temporaryFolder";
import { mirroring } from "./mirrored";

function project(files: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    for (const top of ["automation", "layers", "stacks", "test"]) mkdirSync(join(folder, top));
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    return folder;
}

const logic = "export function one() {}";

describe("the convention that tests mirror the sources", () => {
    it("is kept by this project", () => {
        // Folders and files whose tests are on their way; the list only gets shorter.
        const pending = readFileSync(join(root, "test/conventions/pending.txt"), "utf8").split("\n");
        const isPending = (text: string) =>
            pending.some((folder) => folder !== "" && text.startsWith(folder));
        const { untested, wronglyNamed } = mirroring(root);
        expect(untested.filter((text) => !isPending(text)).join("\n")).to.equal("");
        expect(wronglyNamed.join("\n")).to.equal("");
    });

    it("is broken by a file with logic that has no test", () => {
        const found = mirroring(
            project({ "automation/git/one.ts": logic, "layers/cake.ts": "class One {}" }),
        );
        expect(found.untested).to.deep.equal([
            "automation/git/one.ts has no test/automation/git/one.test.ts, and no test in that folder names it.",
            "layers/cake.ts has no test/layers/cake.test.ts, and no test in that folder names it.",
        ]);
    });

    it("asks for no test of types and constants", () => {
        const types = "export interface One { two(): void }\nexport const three = [4] as const;";
        expect(mirroring(project({ "stacks/one.ts": types })).untested).to.deep.equal([]);
    });

    it("is kept by a test at the mirrored path", () => {
        const files = { "stacks/one.ts": logic, "test/stacks/one.test.ts": "" };
        expect(mirroring(project(files)).untested).to.deep.equal([]);
    });

    it("is kept by the local cloud with tests in its own folder", () => {
        const files = {
            "automation/local-cloud/aws/one.ts": logic,
            "automation/local-cloud/test/aws/one.test.ts": "",
            "automation/local-cloud/two.ts": logic,
            "automation/local-cloud/test/all.test.ts": '// Covers: two.ts\nimport { one } from "../two";',
        };
        expect(mirroring(project(files))).to.deep.equal({ untested: [], wronglyNamed: [] });
    });

    it("is kept by a test that names a file and imports it through another", () => {
        const files = {
            "stacks/one.ts": logic,
            "stacks/two.ts": 'export const two = async () => await import("./one");',
            "test/stacks/all.test.ts": '// Covers: one.ts, two.ts\nimport { two } from "../../stacks/two";',
        };
        expect(mirroring(project(files))).to.deep.equal({ untested: [], wronglyNamed: [] });
    });

    it("is broken by the name of a file that the test imports only for its types", () => {
        const files = {
            "stacks/one.ts": logic,
            "test/stacks/all.test.ts": '// Covers: one.ts\nimport type { one } from "../../stacks/one";',
        };
        const found = mirroring(project(files));
        expect(found.wronglyNamed).to.deep.equal([
            "test/stacks/all.test.ts names stacks/one.ts, which it does not import.",
        ]);
        expect(found.untested).to.have.length(1);
    });

    it("is broken by the name of a file that does not exist, or that is in another folder", () => {
        const files = {
            "stacks/below/one.ts": logic,
            "test/stacks/all.test.ts": '// Covers: below/one.ts, two.ts\nimport "../../stacks/below/one";',
        };
        expect(mirroring(project(files)).wronglyNamed).to.deep.equal([
            "test/stacks/all.test.ts names stacks/below/one.ts, which is no file of the folder that it mirrors.",
            "test/stacks/all.test.ts names stacks/two.ts, which is no file of the folder that it mirrors.",
        ]);
    });
});
