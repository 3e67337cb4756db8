import type { Output, Resource } from "@pulumi/pulumi";
import type { z } from "zod";
import type { RuleInput } from "../../stacks/_settings/rules/rule";
import type { Problem } from "../../stacks/_settings/load/errors";
import type { Outputs } from "../contract";
import type { BaseSettings, PodSecurity } from "./base/baseSettings";
import type { ComponentContext } from "./context";
import type { gives } from "./contract";

/** What a component's rule judges: the component's settings, and those of the layer's own parts. */
export interface ComponentRuleInput<Settings> extends RuleInput<Settings> {
    readonly base: BaseSettings;
}

/** A rule over several settings, one of them the component's: returns what is wrong. */
export type ComponentRule<Settings> = (input: ComponentRuleInput<Settings>) => Problem[];

/** What a component's program returns. */
export interface Installed {
    /** What is there before the components that come after this one, and goes after them. */
    readonly resources: readonly Resource[];
    /** Outputs of the layer that the component gives. */
    readonly outputs?: { readonly [Name in keyof Outputs<typeof gives>]?: Output<string> };
}

/** Creates a component's resources. */
export type ComponentProgram<Settings> = (context: ComponentContext<Settings>) => Installed;

/** A part of the platform that an environment has if its settings say something about it. */
export interface Component<Key extends string = string, Schema extends z.ZodType = z.ZodType> {
    /** The key of its settings, below `clusterConfig`; without it in an environment's settings, the component is off. */
    readonly key: Key;
    /** What it is, in a sentence: for editors, and for who reads the schema. */
    readonly description: string;
    readonly settings: Schema;
    /** What must hold between its settings and others; judged if it is on. */
    readonly rules: readonly ComponentRule<never>[];
    /** Namespaces that it brings and takes along, with their Pod Security Standard if the settings say nothing about them. */
    readonly namespaces: Readonly<Record<string, PodSecurity>>;
    /** Keys of components that are there before it, if they are on, and go after it; all those above it in the list. */
    readonly after: readonly string[] | "all above";
    /** Keys of components without which it cannot be on. */
    readonly needs: readonly string[];
    /** Loads the program; the Pulumi SDKs are imported only now. */
    readonly load: () => Promise<ComponentProgram<never>>;
}

/** What a component's folder says of it. What is left out, it has nothing of. */
interface Definition<Key extends string, Schema extends z.ZodType>
    extends
        Pick<Component<Key, Schema>, "key" | "description" | "settings">,
        Partial<Pick<Component, "namespaces" | "after" | "needs">> {
    readonly rules?: readonly ComponentRule<z.infer<Schema>>[];
    /** Loads the program. Import it in here, so that the Pulumi SDKs are loaded only when it runs. */
    readonly load: () => Promise<ComponentProgram<z.infer<Schema>>>;
}

/** Defines a component, and checks that its program and its rules take its settings. */
export function defineComponent<const Key extends string, Schema extends z.ZodType>(
    definition: Definition<Key, Schema>,
): Component<Key, Schema> {
    return { rules: [], namespaces: {}, after: [], needs: [], ...definition };
}
