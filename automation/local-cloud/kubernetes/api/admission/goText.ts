import { listOf, objectOf, textOf } from "../objects/json";

function quoted(text: unknown): string {
    return JSON.stringify(textOf(text));
}

/** A label selector as Go prints it; Kubernetes shows it so where a selector must not change. */
export function goLabelSelector(selector: unknown): string {
    const { matchLabels, matchExpressions } = objectOf(selector);
    const labels = Object.entries(objectOf(matchLabels))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => `${quoted(name)}:${quoted(value)}`);
    const expressions = listOf(matchExpressions)
        .map(objectOf)
        .map(({ key, operator, values }) => {
            const list = listOf(values).map(quoted).join(", ");
            const shown = values === undefined ? "[]string(nil)" : `[]string{${list}}`;
            return `v1.LabelSelectorRequirement{Key:${quoted(key)}, Operator:${quoted(operator)}, Values:${shown}}`;
        });
    const shownLabels =
        matchLabels === undefined ? "map[string]string(nil)" : `map[string]string{${labels.join(", ")}}`;
    const shownExpressions =
        matchExpressions === undefined
            ? "[]v1.LabelSelectorRequirement(nil)"
            : `[]v1.LabelSelectorRequirement{${expressions.join(", ")}}`;
    return `v1.LabelSelector{MatchLabels:${shownLabels}, MatchExpressions:${shownExpressions}}`;
}

/** A role reference as Go prints it. */
export function goRoleRef(reference: unknown): string {
    const { apiGroup, kind, name } = objectOf(reference);
    return `rbac.RoleRef{APIGroup:${quoted(apiGroup)}, Kind:${quoted(kind)}, Name:${quoted(name)}}`;
}
