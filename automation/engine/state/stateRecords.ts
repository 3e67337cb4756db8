import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ManagedResource } from "../types";

/** The part of a resource's record in a deployment that this program reads. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly custom?: boolean;
    readonly external?: boolean;
    readonly parent?: string;
    readonly dependencies?: readonly string[] | null;
    readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | null;
    readonly deletedWith?: string;
    readonly outputs?: Readonly<Record<string, unknown>>;
}

/** A deployment, as `pulumi stack export` returns it. */
export interface StateDeployment {
    readonly resources?: readonly StateResource[] | null;
    readonly pending_operations?: readonly { readonly resource?: StateResource }[] | null;
}

/** The resources that a deployment manages, without those that it only reads, components and providers. */
export function managedResources({ resources }: StateDeployment): ManagedResource[] {
    return (resources ?? []).flatMap(({ urn, type, id, custom, external, outputs }) => {
        if (custom !== true || external === true || id === undefined || type.startsWith("pulumi:")) return [];
        const arn = outputs?.arn;
        return [{ urn, type, id, ...(typeof arn === "string" ? { arn } : {}) }];
    });
}

/** A deployment without the records of some types, and without references to them in other records. */
export function withoutRecords<D extends StateDeployment>(
    deployment: D,
    isForgotten: (type: string) => boolean,
): D {
    const all = deployment.resources ?? [];
    const forgotten = new Set(all.filter(({ type }) => isForgotten(type)).map(({ urn }) => urn));
    const parents = new Map(all.map(({ urn, parent }) => [urn, parent]));
    const remaining = (urns: readonly string[] | null | undefined): readonly string[] =>
        (urns ?? []).filter((urn) => !forgotten.has(urn));
    const nearest = (urn: string | undefined): string | undefined =>
        urn !== undefined && forgotten.has(urn) ? nearest(parents.get(urn)) : urn;
    const resources = all
        .filter(({ urn }) => !forgotten.has(urn))
        .map(({ parent, deletedWith, ...resource }) => {
            const properties = Object.entries(resource.propertyDependencies ?? {});
            const above = nearest(parent);
            return {
                ...resource,
                ...(above === undefined ? {} : { parent: above }),
                ...(deletedWith === undefined || forgotten.has(deletedWith) ? {} : { deletedWith }),
                dependencies: remaining(resource.dependencies),
                propertyDependencies: Object.fromEntries(
                    properties.map(([property, urns]) => [property, remaining(urns)]),
                ),
            };
        });
    const pending = (deployment.pending_operations ?? []).filter(
        ({ resource }) => resource === undefined || !isForgotten(resource.type),
    );
    return { ...deployment, resources, pending_operations: pending };
}

/** Writes a text to a file that nobody else can read, calls `use` with its path, and removes it. */
export async function withPrivateFile<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
    const folder = mkdtempSync(join(tmpdir(), "cake-"));
    try {
        const file = join(folder, "state.json");
        writeFileSync(file, text, { mode: 0o600 });
        return await use(file);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
