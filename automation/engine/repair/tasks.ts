import type { StackSpec } from "../types";
import { readJournal } from "./journal";
import { everything, isDeletion, type PlannedCreation } from "./plannedOperation";
import type { WholeDeployment, WholeResource } from "./deployment";
import type { Interrupted } from "./types";

/** An interrupted operation, with what the state and the journal know of its resource. */
export interface Task {
    readonly operation: Interrupted;
    /** The resource as it was to become. */
    readonly wanted: WholeResource;
    /** The resource as the state has it; for a creation the resource that it was to replace. */
    readonly recorded: WholeResource | undefined;
    /** The names of inputs that can only be read from the resource itself. */
    readonly hidden?: readonly string[];
}

/** The interrupted operations of a stack: those pending in its state, and those of its journal that failed or did not end. */
export function tasksOf(spec: StackSpec, deployment: WholeDeployment): readonly Task[] {
    const live = new Map(
        (deployment.resources ?? [])
            .filter((resource) => resource.delete !== true)
            .map((resource) => [resource.urn, resource]),
    );
    const pending = (deployment.pending_operations ?? []).map(({ resource, type }): Task => {
        const { urn } = resource;
        const same = (deployment.resources ?? []).find((one) => one.urn === urn && one.id === resource.id);
        return {
            operation: { urn, type: resource.type, doing: type, isPending: true },
            wanted: resource,
            recorded: type === "creating" ? live.get(urn) : same,
        };
    });
    const known = new Set(pending.map(({ operation }) => operation.urn));
    const notes = readJournal(spec.workDir);
    const created = notes.flatMap((note) =>
        isDeletion(note) || known.has(note.urn) ? [] : createdTask(note, live, deployment),
    );
    const ended = new Set(notes.filter(isDeletion).map(({ urn }) => urn));
    const deleted = [...live.values()].filter(
        ({ urn, custom }) => custom === true && (ended.has(urn) || ended.has(everything)) && !known.has(urn),
    );
    return [...pending, ...created, ...deleted.map(deletedTask)];
}

function deletedTask(recorded: WholeResource): Task {
    const { urn, type } = recorded;
    return { operation: { urn, type, doing: "deleting", isPending: false }, wanted: recorded, recorded };
}

function createdTask(
    { urn, type, parent, provider, inputs, hidden, replaces }: PlannedCreation,
    live: ReadonlyMap<string, WholeResource>,
    { resources }: WholeDeployment,
): readonly Task[] {
    const recorded = live.get(urn);
    // The creation succeeded, unless the state still has the resource that was to be replaced.
    if (recorded !== undefined && recorded.id !== replaces) return [];
    const providerUrn = provider.slice(0, provider.lastIndexOf("::"));
    const by = (resources ?? []).find((one) => one.urn === providerUrn && one.delete !== true);
    // Without its provider the creation cannot have begun.
    if (by?.id === undefined) return [];
    const above = parent !== undefined && live.has(parent) ? parent : stackUrn(resources);
    const wanted: WholeResource = {
        urn,
        type,
        custom: true,
        inputs,
        provider: `${providerUrn}::${by.id}`,
        ...(above === undefined ? {} : { parent: above }),
    };
    return [{ operation: { urn, type, doing: "creating", isPending: false }, wanted, recorded, hidden }];
}

function stackUrn(resources: WholeDeployment["resources"]): string | undefined {
    return resources?.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn;
}
