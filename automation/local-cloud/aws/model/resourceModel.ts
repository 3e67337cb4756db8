import type { Json, JsonMap } from "../../model/json";
import type { Cloud } from "./cloud";

/** A resource while it is made: its id and what it was asked to be. */
export interface Making {
    readonly cloud: Cloud;
    readonly id: string;
    readonly inputs: JsonMap;
}

type Computed = Readonly<Record<string, (made: Making) => Json>>;

/** How AWS treats one type of resource. */
export interface ResourceModel {
    /** Inputs without which nothing is made. */
    readonly required?: readonly string[];
    /** The property that names it in AWS, made up if it is left out. */
    readonly name?: { readonly property: string; readonly prefix?: string; readonly longest?: number };
    /** Inputs that the provider adds if they are left out. */
    readonly defaults?: JsonMap;
    /** It carries tags. */
    readonly tagged?: boolean;
    /** Inputs, or paths in them, whose change makes a new one. */
    readonly replaces?: readonly string[];
    /** Any change makes a new one. */
    readonly immutable?: boolean;
    /** Its id; made before anything else. */
    id(made: Omit<Making, "id">): string;
    /** Its id by the one that the provider imports it by, if the two differ; undefined if it is not found. */
    imported?(cloud: Cloud, id: string): string | undefined;
    /** What AWS computes: unknown in the preview of a creation. */
    readonly outputs?: Computed;
    /** What AWS chooses if the input is left out. */
    readonly assigned?: Computed;
    /** The same for inputs that are maps: what AWS computes or chooses in them. */
    readonly extended?: Readonly<
        Record<string, { readonly outputs?: Computed; readonly assigned?: Computed }>
    >;
    /** What it carries in the store while it is being made, e.g. a status. */
    readonly pending?: JsonMap;
    /** Throws AWS's refusal to make it. */
    refuseCreate?(made: Making): void;
    /** Throws AWS's refusal to change it. */
    refuseUpdate?(found: Making & { readonly before: JsonMap }): void;
    /** Throws AWS's refusal to delete it. */
    refuseDelete?(found: Making): void;
    /** What AWS makes, changes or removes along with it. */
    created?(made: Making): void;
    updated?(found: Making & { readonly before: JsonMap }): void;
    deleted?(found: Making): void;
    /** How long AWS takes, in seconds. */
    readonly seconds?: { readonly create: number; readonly update?: number; readonly delete?: number };
}

/** The models of a service, by Pulumi's type token. */
export type ServiceModels = Readonly<Record<string, ResourceModel>>;

/** Where a resource of a type is in the store: `aws:ec2/vpc:Vpc` as `ec2/vpc`. */
export function kindOf(type: string): string {
    return type.split(":")[1] ?? type;
}
