import type { WholeDeployment, WholeResource } from "./deployment";
import type { Settled } from "./settle";
import type { Task } from "./tasks";

/** The deployment with what a repair found out; what is undecided stays a pending operation. */
export function edited(deployment: WholeDeployment, settled: readonly Settled[]): WholeDeployment {
    const changes = new Map<WholeResource, readonly WholeResource[]>();
    const added: WholeResource[] = [];
    for (const { task, result, real } of settled) {
        const { recorded } = task;
        if (result === "imported" && real !== undefined && real !== "gone") {
            const resource = imported(task, real, deployment);
            // What it replaces is deleted by the next up or destroy.
            if (recorded === undefined) added.push(resource);
            else changes.set(recorded, [resource, { ...recorded, delete: true }]);
        } else if (task.operation.doing !== "creating" && recorded !== undefined && real !== undefined) {
            if (real !== "gone") changes.set(recorded, [withReal(recorded, real)]);
            else if (!isNeeded(recorded, deployment)) changes.set(recorded, []);
        }
    }
    const kept = (deployment.resources ?? []).flatMap((resource) => changes.get(resource) ?? [resource]);
    const open = new Set(
        settled.filter(({ result }) => result === "undecided").map(({ task }) => task.wanted),
    );
    const pending = (deployment.pending_operations ?? []).filter(({ resource }) => open.has(resource));
    return { ...deployment, resources: [...kept, ...added], pending_operations: pending };
}

/** A resource as it was begun, with what only the resource itself tells. */
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

/** Whether something else in a deployment needs a resource to be in it. */
function isNeeded(resource: WholeResource, { resources }: WholeDeployment): boolean {
    const { urn } = resource;
    return (resources ?? []).some(
        (one) =>
            one !== resource &&
            (one.urn === urn ||
                one.parent === urn ||
                one.deletedWith === urn ||
                one.provider?.startsWith(`${urn}::`) === true ||
                (one.dependencies ?? []).includes(urn)),
    );
}

/** The resources of a deployment whose ids are among the values of another one, which therefore depends on them. */
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
