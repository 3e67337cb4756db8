import { shortType } from "../diffs/model/urn";

/** Whether a value is declared not to be secret, by the type of its resource and the path of its property. */
export type NotSecret = (type: string, path: string) => boolean;

/**
 * Reads declarations of values that look like secrets but are not secret, each `<type>:<property path>`: the full type,
 * or as changes.txt shows it, or `*` for all types; in the path `*` stands for any text.
 * `aws:ssm:Parameter:value`, `kubernetes:core/v1:ConfigMap:data["issuer.*"]`, `*:tags.tokenIssuer`.
 */
export function notSecret(declared: readonly string[]): NotSecret {
    const rules = declared.flatMap((text) => {
        const [, type, path] = /^(\*|[^:]+:[^:]*:[^:]+):(.+)$/.exec(text) ?? [];
        return type === undefined || path === undefined ? [] : [{ type, path: pathPattern(path) }];
    });
    return (type, path) =>
        rules.some(
            (rule) =>
                (rule.type === "*" || rule.type === type || rule.type === shortType(type)) &&
                rule.path.test(path),
        );
}

function pathPattern(path: string): RegExp {
    const literal = path.split(/\*+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${literal.join(".*")}$`, "s");
}
