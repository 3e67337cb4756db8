import type { NamespaceRow, PodSecurity } from "./baseSettings";

/** A namespace that the layer makes. */
export interface PlannedNamespace {
    readonly podSecurity: PodSecurity;
    /** What the settings say about it; undefined if they say nothing. */
    readonly row: NamespaceRow | undefined;
}

/** The namespaces that a component brings, and whether the component is on. */
export interface Brought {
    readonly isOn: boolean;
    readonly namespaces: Readonly<Record<string, PodSecurity>>;
}

/** Namespaces that the layer has whatever its settings say. */
const own: Readonly<Record<string, PodSecurity>> = { platform: "restricted" };

/**
 * The namespaces that the layer makes, by name: its own, those of the settings, and those of the components that are on.
 * A namespace that only components bring that are off is not made, even if the settings have limits for it.
 */
export function plannedNamespaces(
    rows: Readonly<Record<string, NamespaceRow>>,
    brought: readonly Brought[],
): ReadonlyMap<string, PlannedNamespace> {
    const namesOf = (isOn: boolean) =>
        brought.filter((one) => one.isOn === isOn).flatMap(({ namespaces }) => Object.entries(namespaces));
    const standards = new Map([...Object.entries(own), ...namesOf(true)]);
    const absent = new Set(
        namesOf(false)
            .map(([name]) => name)
            .filter((name) => !standards.has(name)),
    );
    for (const [name, { podSecurity }] of Object.entries(rows)) {
        if (!absent.has(name)) standards.set(name, podSecurity);
    }
    return new Map(
        [...standards].map(([name, podSecurity]) => [name, { podSecurity, row: rows[name] }] as const),
    );
}
