import { shortType } from "../diffs/model/urn";

/** A value that was declared to be no secret: of a type of resource, at a property. */
export type NotSecret = (type: string, path: string) => boolean;

/**
 * Reads declarations of values that look like secrets and are none, each `<type>:<property path>`: the type as it is
 * or as changes.txt shows it, or `*` for all; in the path `*` stands for any text.
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
