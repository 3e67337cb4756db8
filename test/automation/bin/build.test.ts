import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "../../support/project";
import { temporaryFolder } from "../../support/temporaryFolder";

/** Transpiles the layers and stacks of a project, as for those of another release. */
function transpile(project: string): void {
    const { status, stderr } = spawnSync(
        process.execPath,
        [join(root, "automation/bin/build.mjs"), project],
        {
            encoding: "utf8",
        },
    );
    if (status !== 0) throw new Error(stderr);
}

function project(files: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    write(folder, files);
    return folder;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
}

describe("the build", () => {
    it("transpiles layers and stacks into .build, with their types left out and their names kept", () => {
        const folder = project({
            "layers/one.ts":
                'import { two } from "../stacks/two";\nexport class Named {}\nexport const three: number = two + 1;\n',
            "stacks/two.ts": "export const two: number = 2;\n",
            "test/other.ts": "export const other = 1;\n",
        });
        transpile(folder);
        const built = createRequire(__filename)(join(folder, ".build/layers/one.js")) as {
            readonly three: number;
            readonly Named: { readonly name: string };
        };
        expect(built.three).to.equal(3);
        expect(built.Named.name).to.equal("Named");
        expect(existsSync(join(folder, ".build/test"))).to.equal(false);
    });

    it("has a source map that leads to the source", () => {
        const folder = project({ "layers/deep/one.ts": "export const one = 1;\n" });
        transpile(folder);
        const map = JSON.parse(readFileSync(join(folder, ".build/layers/deep/one.js.map"), "utf8")) as {
            readonly sources: readonly string[];
        };
        expect(map.sources).to.deep.equal(["../../../layers/deep/one.ts"]);
    });

    it("transpiles again only what changed", () => {
        const folder = project({
            "layers/a.ts": "export const a = 1;\n",
            "layers/b.ts": "export const b = 1;\n",
        });
        transpile(folder);
        const marked = (name: string): string => join(folder, `.build/layers/${name}.js`);
        for (const name of ["a", "b"]) writeFileSync(marked(name), "marked");
        const later = new Date(Date.now() + 60_000);
        utimesSync(join(folder, "layers/a.ts"), later, later);
        transpile(folder);
        expect(readFileSync(marked("a"), "utf8")).to.contain("a = 1");
        expect(readFileSync(marked("b"), "utf8")).to.equal("marked");
    });

    it("removes what is built of sources that were deleted", () => {
        const folder = project({ "stacks/a.ts": "export const a = 1;\n" });
        transpile(folder);
        rmSync(join(folder, "stacks/a.ts"));
        transpile(folder);
        expect(existsSync(join(folder, ".build/stacks/a.js"))).to.equal(false);
        expect(existsSync(join(folder, ".build/stacks/a.js.map"))).to.equal(false);
    });

    it("builds again what somebody removed from .build, and removes there what has no source", () => {
        const folder = project({ "layers/a.ts": "export const a = 1;\n" });
        transpile(folder);
        rmSync(join(folder, ".build/layers"), { recursive: true });
        transpile(folder);
        expect(existsSync(join(folder, ".build/layers/a.js"))).to.equal(true);
        write(folder, { ".build/layers/other.js": "", "layers/b.ts": "export const b = 1;\n" });
        transpile(folder);
        expect(existsSync(join(folder, ".build/layers/other.js"))).to.equal(false);
        expect(existsSync(join(folder, ".build/layers/b.js"))).to.equal(true);
    });

    it("loads packages that are asked for by import() without waiting for an ES module", () => {
        const folder = project({
            "layers/lazy.ts": 'export const lazy = async () => await import("node:path");\n',
        });
        transpile(folder);
        expect(readFileSync(join(folder, ".build/layers/lazy.js"), "utf8")).to.match(
            /require\("node:path"\)/,
        );
    });

    it("bundles the packages that every command loads, with the names of their classes", () => {
        const bundle = join(root, ".build/node_modules/commander");
        expect(existsSync(join(bundle, "package.json"))).to.equal(true);
        const { CommanderError } = createRequire(__filename)(bundle) as {
            readonly CommanderError: new (exitCode: number, code: string, message: string) => Error;
        };
        expect(new CommanderError(1, "code", "no").name).to.equal("CommanderError");
    });
});
