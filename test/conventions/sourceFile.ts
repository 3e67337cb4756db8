import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** What the conventions ask of one source file; paths start at the project's folder. */
export interface SourceFile {
    readonly path: string;
    /** Whether it has the body of a function or a class: types and constants have nothing to test. */
    readonly hasLogic: boolean;
    /** The project's files that it loads when it runs; imports of types alone are not among them. */
    readonly loads: readonly string[];
}

/** A reader of source files, which reads each file once. */
export function sourceReader(root: string): (path: string) => SourceFile {
    const known = new Map<string, SourceFile>();
    return (path) => {
        const read = known.get(path) ?? readSource(root, path);
        known.set(path, read);
        return read;
    };
}

function readSource(root: string, path: string): SourceFile {
    const text = readFileSync(join(root, path), "utf8");
    const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    const loads = new Set<string>();
    let hasLogic = false;
    const visit = (node: ts.Node): void => {
        hasLogic ||= isLogic(node);
        for (const specifier of loadedBy(node)) {
            const loaded = resolved(root, dirname(path), specifier);
            if (loaded !== undefined) loads.add(loaded);
        }
        ts.forEachChild(node, visit);
    };
    visit(syntax);
    return { path, hasLogic, loads: [...loads] };
}

function isLogic(node: ts.Node): boolean {
    return ts.isClassLike(node) || (ts.isFunctionLike(node) && "body" in node && node.body !== undefined);
}

/** The modules that a node loads: by `import`, `export … from`, `import()`, `require()`, or as a file beside `__dirname`. */
function loadedBy(node: ts.Node): readonly string[] {
    if (ts.isImportDeclaration(node))
        return isOfTypes(node.importClause) ? [] : texts([node.moduleSpecifier]);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
        return node.isTypeOnly ? [] : texts([node.moduleSpecifier]);
    }
    if (!ts.isCallExpression(node)) return [];
    const [first, ...others] = node.arguments;
    if (first !== undefined && ts.isIdentifier(first) && first.text === "__dirname") {
        return texts(others).map((text) => `./${text}`);
    }
    const { expression: called } = node;
    const isLoad =
        called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === "require");
    return isLoad ? texts(node.arguments) : [];
}

function isOfTypes(clause: ts.ImportClause | undefined): boolean {
    if (clause === undefined) return false;
    if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
    const { name, namedBindings } = clause;
    return (
        name === undefined &&
        namedBindings !== undefined &&
        ts.isNamedImports(namedBindings) &&
        namedBindings.elements.every((element) => element.isTypeOnly)
    );
}

function texts(nodes: readonly ts.Node[]): readonly string[] {
    return nodes.flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : []));
}

/** The project's file that a relative specifier leads to; undefined if it leads to a package or to nothing. */
function resolved(root: string, folder: string, specifier: string): string | undefined {
    if (!specifier.startsWith(".")) return undefined;
    const path = join(folder, specifier);
    const candidates = [`${path}.ts`, path.replace(/\.js$/, ".ts"), join(path, "index.ts"), path];
    return candidates.find((file) => /\.(ts|mjs)$/.test(file) && existsSync(join(root, file)));
}
