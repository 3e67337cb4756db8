import { join } from "node:path";
import ts from "typescript";

/** When AWS may refuse something of a type of resource. */
type Moment = "refuseCreate" | "refuseUpdate" | "refuseDelete";

/** The codes of AWS's refusals in one model, by moment. */
export type Refusals = Readonly<Record<Moment, readonly string[]>>;

/**
 * Reads from the sources of the local cloud which refusals the model of each type of resource holds: every code that is
 * thrown in its functions, or in functions that they call. The keys are Pulumi's type tokens.
 */
export function refusalsOf(folder: string): ReadonlyMap<string, Refusals> {
    const program = ts.createProgram([join(folder, "aws/provider/models.ts")], {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.CommonJS,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        types: [],
        noEmit: true,
        skipLibCheck: true,
    });
    const reader = new Reader(program.getTypeChecker(), folder);
    const found = new Map<string, Refusals>();
    for (const file of program.getSourceFiles()) {
        if (!file.fileName.startsWith(folder)) continue;
        const visit = (node: ts.Node): void => {
            if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && isToken(node.name.text)) {
                const model = reader.objectOf(node.initializer);
                if (model !== undefined) found.set(node.name.text, reader.refusals(model));
            }
            ts.forEachChild(node, visit);
        };
        visit(file);
    }
    return found;
}

function isToken(text: string): boolean {
    return /^aws:\w+\/\w+:[A-Z]\w+$/.test(text);
}

class Reader {
    constructor(
        private readonly checker: ts.TypeChecker,
        private readonly folder: string,
    ) {}

    /** The object that an expression stands for. */
    objectOf(expression: ts.Expression): ts.ObjectLiteralExpression | undefined {
        if (ts.isObjectLiteralExpression(expression)) return expression;
        if (ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)) {
            const made = this.#declaration(expression.expression);
            return made === undefined ? undefined : this.#returned(made);
        }
        if (!ts.isIdentifier(expression)) return undefined;
        const declared = this.#declaration(expression);
        return declared !== undefined && ts.isVariableDeclaration(declared) && declared.initializer
            ? this.objectOf(declared.initializer)
            : undefined;
    }

    /** The object that a function returns. */
    #returned(made: ts.Declaration): ts.ObjectLiteralExpression | undefined {
        let found: ts.ObjectLiteralExpression | undefined;
        const visit = (node: ts.Node): void => {
            if (ts.isReturnStatement(node) && node.expression !== undefined) {
                found ??= this.objectOf(node.expression);
            }
            ts.forEachChild(node, visit);
        };
        visit(made);
        return found;
    }

    refusals(model: ts.ObjectLiteralExpression): Refusals {
        const codes = (moment: Moment): readonly string[] => {
            const member = this.#member(model, moment);
            return member === undefined ? [] : [...this.#codes(member)].sort();
        };
        return {
            refuseCreate: codes("refuseCreate"),
            refuseUpdate: codes("refuseUpdate"),
            refuseDelete: codes("refuseDelete"),
        };
    }

    /** A member of an object, or of one that is spread in it. */
    #member(model: ts.ObjectLiteralExpression, name: string): ts.Node | undefined {
        for (const property of model.properties.toReversed()) {
            if (
                property.name !== undefined &&
                ts.isIdentifier(property.name) &&
                property.name.text === name
            ) {
                return property;
            }
            if (!ts.isSpreadAssignment(property)) continue;
            const spread = this.objectOf(property.expression);
            const found = spread === undefined ? undefined : this.#member(spread, name);
            if (found !== undefined) return found;
        }
        return undefined;
    }

    /** The codes that are thrown in a node, and in whatever of the local cloud it calls. */
    #codes(start: ts.Node): ReadonlySet<string> {
        const codes = new Set<string>();
        const nodes = new Set<ts.Node>([start]);
        // A set goes on with what is added to it meanwhile.
        for (const top of nodes) {
            const visit = (node: ts.Node): void => {
                if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
                    for (const code of literals(node)) codes.add(code);
                }
                if (ts.isIdentifier(node)) {
                    const declared = this.#declaration(node);
                    if (declared !== undefined && isFunction(declared)) nodes.add(declared);
                }
                ts.forEachChild(node, visit);
            };
            visit(top);
        }
        return codes;
    }

    #declaration(name: ts.Identifier): ts.Declaration | undefined {
        let symbol = ts.isShorthandPropertyAssignment(name.parent)
            ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
            : this.checker.getSymbolAtLocation(name);
        if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) {
            symbol = this.checker.getAliasedSymbol(symbol);
        }
        const [declared] = symbol?.declarations ?? [];
        return declared?.getSourceFile().fileName.startsWith(this.folder) === true ? declared : undefined;
    }
}

function isFunction(declared: ts.Declaration): boolean {
    if (ts.isFunctionDeclaration(declared)) return true;
    if (!ts.isVariableDeclaration(declared) || declared.initializer === undefined) return false;
    return ts.isArrowFunction(declared.initializer) || ts.isFunctionExpression(declared.initializer);
}

/** Where the code stands among the arguments of what throws an answer of AWS. */
const throwers: Readonly<Record<string, number>> = { CloudError: 0, refuseIf: 1, need: 2 };

function literals(call: ts.CallExpression | ts.NewExpression): readonly string[] {
    const { expression } = call;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
    const place = throwers[name];
    const code = place === undefined ? undefined : call.arguments?.[place];
    return code !== undefined && ts.isStringLiteral(code) ? [code.text] : [];
}
