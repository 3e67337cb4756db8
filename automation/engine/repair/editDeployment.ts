import type { WholeDeployment, WholeResource } from "./deployment";
import type { Settled } from "./settle";
import type { Task } from "./tasks";

/** A deployment with the results of a repair; undecided operations stay pending. */
export function editDeployment(deployment: WholeDeployment, settled: readonly Settled[]): WholeDeployment {
    const changes = new Map<WholeResource, readonly WholeResource[]>();
    const added: WholeResource[] = [];
    const gone = droppable(settled, deployment);
    for (const { task, result, real } of settled) {
        const { recorded } = task;
        if (result === "imported" && real !== undefined && real !== "gone") {
            const resource = imported(task, real, deployment);
            // The next up or destroy deletes the resource that it replaces.
            if (recorded === undefined) added.push(resource);
            else changes.set(recorded, [resource, { ...recorded, delete: true }]);
        } else if (task.operation.doing !== "creating" && recorded !== undefined && real !== undefined) {
            if (real !== "gone") changes.set(recorded, [withReal(recorded, real)]);
            else if (gone.has(recorded)) changes.set(recorded, []);
        }
    }
    const kept = (deployment.resources ?? []).flatMap((resource) => changes.get(resource) ?? [resource]);
    const open = new Set(
        settled.filter(({ result }) => result === "undecided").map(({ task }) => task.wanted),
    );
    const pending = (deployment.pending_operations ?? []).filter(({ resource }) => open.has(resource));
    return { ...deployment, resources: [...kept, ...added], pending_operations: pending };
}

/** The record of a resource that was found: as it was to be created, completed by what was read of it. */
function imported(
    { wanted, hidden = [] }: Task,
    { id = "", inputs = {}, outputs = {} }: WholeResource,
    deployment: WholeDeployment,
): WholeResource {
    const told: Readonly<Record<string, unknown>> = { ...outputs, ...inputs };
    const shown = hidden.filter((key) => key in told).map((key) => [key, told[key]] as const);
    const all = { ...(wanted.inputs ?? inputs), ...Object.fromEntries(shown) };
    const dependencies = wanted.dependencies ?? dependenciesIn(all, deployment);
    return { ...wanted, id, inputs: all, outputs, dependencies };
}

function withReal(recorded: WholeResource, { inputs, outputs }: WholeResource): WholeResource {
    return {
        ...recorded,
        ...(inputs === undefined ? {} : { inputs }),
        ...(outputs === undefined ? {} : { outputs }),
    };
}

/** The records of resources that are gone, except those that a remaining record refers to. */
function droppable(settled: readonly Settled[], { resources }: WholeDeployment): ReadonlySet<WholeResource> {
    const gone = new Set(
        settled.flatMap(({ task, real }) =>
            real === "gone" && task.recorded !== undefined ? [task.recorded] : [],
        ),
    );
    for (let before = -1; before !== gone.size;) {
        before = gone.size;
        const left = (resources ?? []).filter((one) => !gone.has(one));
        for (const one of gone) if (left.some((other) => needs(other, one))) gone.delete(one);
    }
    return gone;
}

function needs(resource: WholeResource, { urn }: WholeResource): boolean {
    return (
        resource.urn === urn ||
        resource.parent === urn ||
        resource.deletedWith === urn ||
        resource.provider?.startsWith(`${urn}::`) === true ||
        (resource.dependencies ?? []).includes(urn)
    );
}

/** The URNs of the resources whose ids are among these values: whatever has the values depends on them. */
function dependenciesIn(
    values: Readonly<Record<string, unknown>>,
    { resources }: WholeDeployment,
): readonly string[] {
    const texts = new Set<string>();
    const look = (value: unknown): void => {
        if (typeof value === "string") texts.add(value);
        else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
    };
    look(values);
    const isMeant = ({ id, type, custom, delete: isGoing }: WholeResource): boolean =>
        custom === true && isGoing !== true && !type.startsWith("pulumi:") && texts.has(id ?? "");
    return (resources ?? []).filter(isMeant).map(({ urn }) => urn);
}
