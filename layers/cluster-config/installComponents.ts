import type { Resource } from "@pulumi/pulumi";
import type { Component, ComponentProgram, Installed } from "./component";
import type { ComponentContext } from "./context";

/** A component with its program. */
export interface LoadedComponent {
    readonly component: Component;
    readonly program: ComponentProgram<never>;
}

/** Loads the programs of components. */
export function loadComponents(components: readonly Component[]): Promise<readonly LoadedComponent[]> {
    return Promise.all(components.map(async (component) => ({ component, program: await component.load() })));
}

/** The settings of components, by key; those of a component that is off are undefined. */
export type ComponentSettings = Readonly<Record<string, unknown>>;

/** The components that come before one, of those above it in the list. */
function keysBefore({ after }: Component, above: readonly string[]): readonly string[] {
    return after === "all above" ? above : after;
}

/** Installs the components that the settings name, each after those that it comes after. Returns their outputs. */
export function installComponents(
    loaded: readonly LoadedComponent[],
    settings: ComponentSettings,
    context: Omit<ComponentContext<unknown>, "settings" | "before">,
): NonNullable<Installed["outputs"]> {
    const resources = new Map<string, readonly Resource[]>();
    let outputs: NonNullable<Installed["outputs"]> = {};
    for (const { component, program } of loaded) {
        const own = settings[component.key];
        if (own === undefined) continue;
        const before = keysBefore(component, [...resources.keys()]).flatMap(
            (key) => resources.get(key) ?? [],
        );
        const installed = program({ ...context, settings: own as never, before });
        resources.set(component.key, installed.resources);
        outputs = { ...outputs, ...installed.outputs };
    }
    return outputs;
}
