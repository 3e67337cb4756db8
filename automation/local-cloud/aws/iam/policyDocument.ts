import { createHash } from "node:crypto";
import { type Json, type JsonMap, list, map, text, texts } from "../../model/json";

function oneOrMore(values: readonly string[]): Json | undefined {
    return values.length === 1 ? values[0] : values.length === 0 ? undefined : [...values].sort();
}

function principalsOf(principals: readonly Json[]): Json | undefined {
    if (principals.length === 0) return undefined;
    const entries = principals.map((principal) => {
        const { type, identifiers } = map(principal);
        return [text(type), oneOrMore(texts(identifiers)) ?? []] as const;
    });
    const [only] = entries;
    return entries.length === 1 && only?.[0] === "*" ? "*" : Object.fromEntries(entries);
}

function conditionsOf(conditions: readonly Json[]): Json | undefined {
    if (conditions.length === 0) return undefined;
    const result: Record<string, Record<string, Json>> = {};
    for (const condition of conditions) {
        const { test, variable, values } = map(condition);
        (result[text(test)] ??= {})[text(variable)] = oneOrMore(texts(values)) ?? [];
    }
    return result;
}

function statementOf(statement: Json): Json {
    const given = map(statement);
    const parts: readonly (readonly [string, Json | undefined])[] = [
        ["Sid", given.sid],
        ["Effect", given.effect ?? "Allow"],
        ["Action", oneOrMore(texts(given.actions))],
        ["NotAction", oneOrMore(texts(given.notActions))],
        ["Resource", oneOrMore(texts(given.resources))],
        ["NotResource", oneOrMore(texts(given.notResources))],
        ["Principal", principalsOf(list(given.principals))],
        ["NotPrincipal", principalsOf(list(given.notPrincipals))],
        ["Condition", conditionsOf(list(given.conditions))],
    ];
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined)) as JsonMap;
}

/** `aws.iam.getPolicyDocument`: a policy as JSON text. */
export function getPolicyDocument(args: JsonMap): JsonMap {
    const document = {
        Version: text(args.version) || "2012-10-17",
        ...(text(args.policyId) === "" ? {} : { Id: text(args.policyId) }),
        Statement: list(args.statements).map(statementOf),
    };
    return {
        id: createHash("sha1").update(JSON.stringify(document)).digest().readUInt32BE(0).toString(),
        json: JSON.stringify(document, undefined, 2),
        minifiedJson: JSON.stringify(document),
    };
}
