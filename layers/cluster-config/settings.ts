import { z } from "zod";
import { baseSettings } from "./base/baseSettings";
import { components } from "./components";

type Components = (typeof components)[number];

/** The settings of the components, by key; those of a component that is off are left out. */
type ComponentShape = {
    readonly [Key in Components["key"]]: z.ZodOptional<
        Extract<Components, { readonly key: Key }>["settings"]
    >;
};

const componentShape = Object.fromEntries(
    components.map(({ key, settings, description }) => [key, settings.optional().describe(description)]),
) as unknown as ComponentShape;

/** Settings of the cluster-config layer: those of its own parts, and those of the components that are on. */
export const clusterConfigSettings = z.strictObject({ ...baseSettings.shape, ...componentShape });

export type ClusterConfigSettings = z.infer<typeof clusterConfigSettings>;
