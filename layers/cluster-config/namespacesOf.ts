import { type PlannedNamespace, plannedNamespaces } from "./base/plannedNamespaces";
import { components } from "./components";
import type { ClusterConfigSettings } from "./settings";

/** The namespaces that the layer makes with some settings, by name: its own, and those of the components that are on. */
export function namespacesOf(settings: ClusterConfigSettings): ReadonlyMap<string, PlannedNamespace> {
    const brought = components.map(({ key, namespaces }) => ({
        isOn: settings[key] !== undefined,
        namespaces,
    }));
    return plannedNamespaces(settings.namespaces, brought);
}
