import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { cake } from "../../layers/cake";
import { root } from "../support/project";

const localCloud = "local-cloud/";

/** The words of a TypeScript source that are not in comments: identifiers, and what stands in texts. */
function wordsOf(text: string): readonly string[] {
    const words: string[] = [];
    const visit = (node: ts.Node): void => {
        const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node);
        if (isText || ts.isTemplateTail(node) || ts.isIdentifier(node)) words.push(node.text);
        ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest));
    return words;
}

/** Names of layers, keys of their settings, and settings of theirs; not as parts of longer words such as `network-interface`. */
function namesIn(text: string, names: readonly string[]): readonly string[] {
    const name = new RegExp(`(?<![\\w.-])(${names.join("|")})(?![\\w-])`);
    return wordsOf(text).filter((word) => name.test(word));
}

describe("the driver", () => {
    it("names no layer, and no setting of a layer", () => {
        const names = cake.flatMap((layer) => [layer.name, layer.settingsKey, ...Object.keys(layer.own)]);
        const folder = join(root, "automation");
        const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
            .filter((path) => path.endsWith(".ts") && !path.startsWith(localCloud))
            .flatMap((path) =>
                namesIn(readFileSync(join(folder, path), "utf8"), names).map((word) => `${path}: ${word}`),
            );
        expect(found.join("\n")).to.equal("");
    });

    it("is found out if it names one in a text, as a key or in a template, but not in a comment", () => {
        const names = ["network", "clusterConfig"];
        for (const text of [
            'const layer = "network";',
            "settings.clusterConfig;",
            "`layers/${x} of network`;",
            "const { network } = x;",
        ]) {
            expect(namesIn(text, names), text).to.have.length(1);
        }
        for (const text of ["// network", 'const kind = "network-interface";', "const networks = 1;"]) {
            expect(namesIn(text, names), text).to.have.length(0);
        }
    });
});
