import { type ResourceType, storageKey } from "../resources/resourceType";

interface NameRule {
    readonly pattern: RegExp;
    readonly limit: number;
    readonly detail: string;
}

// Source: k8s.io/apimachinery/pkg/util/validation.
const subdomain: NameRule = {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    limit: 253,
    detail:
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must " +
        "start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is " +
        "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
};
const label: NameRule = {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    limit: 63,
    detail:
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and " +
        "end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is " +
        "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
};
const serviceLabel: NameRule = {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    limit: 63,
    detail:
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic " +
        "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for " +
        "validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
};
/** RBAC allows nearly anything: `system:node`. */
const pathSegment: NameRule = {
    pattern: /^(?!\.{1,2}$)[^/%]+$/,
    limit: 253,
    detail: "may not be '.' or '..' and may not contain '/' or '%'",
};

function ruleFor(type: ResourceType): NameRule {
    if (type.group === "rbac.authorization.k8s.io") return pathSegment;
    if (storageKey(type) === "core/namespaces") return label;
    if (storageKey(type) === "core/services") return serviceLabel;
    return subdomain;
}

/** What is wrong with a name; undefined when nothing is. */
export function nameProblem(type: ResourceType, name: string): string | undefined {
    const rule = ruleFor(type);
    if (name.length > rule.limit) return `must be no more than ${rule.limit} characters`;
    return rule.pattern.test(name) ? undefined : rule.detail;
}

const labelKey = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** True for the key of a label or an annotation. */
export function isQualifiedName(text: string): boolean {
    return labelKey.test(text);
}

/** True for the value of a label. */
export function isLabelValue(text: string): boolean {
    return labelValue.test(text);
}
