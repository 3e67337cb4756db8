import type { Candidates } from "./candidates";
import type { WholeResource } from "./deployment";
import type { TaskProbe } from "./probes";
import type { Answer } from "./readReal";
import { isSameResource } from "./sameResource";
import type { Task } from "./tasks";
import type { Repaired } from "./types";

/** The result of a repair for one task. */
export interface Settled {
    readonly task: Task;
    readonly result: Repaired["result"];
    /** Why it is undecided, or was not read. */
    readonly why?: string;
    /** The resource as it was read; `gone` if it does not exist. */
    readonly real?: WholeResource | "gone";
}

/**
 * Decides a task from the answers of the providers. `taken` holds the resources that other tasks were found to have
 * created; the one of this task is added to it.
 */
export function settle(
    task: Task,
    found: Candidates,
    answers: ReadonlyMap<TaskProbe, Answer>,
    taken: Set<WholeResource>,
): Settled {
    const own = [...answers].filter(([probe]) => probe.task === task).map(([, answer]) => answer);
    if (task.operation.doing !== "creating") return recordedTask(task, own[0]);
    if ("none" in found) return { task, result: "cleared" };
    if ("why" in found) {
        // If the state has no pending operation, a resource that cannot be looked for is taken not to exist.
        const isOpen = task.operation.isPending || found.isPassing;
        return isOpen ? { task, result: "undecided", why: found.why } : { task, result: "cleared" };
    }
    for (const answer of own) if ("why" in answer) return { task, result: "undecided", why: answer.why };
    const alike = own.flatMap((answer) => {
        if (!("resource" in answer)) return [];
        const { resource } = answer;
        const isTaken = [...taken].some(({ type, id }) => type === resource.type && id === resource.id);
        const has = { ...resource.inputs, ...resource.outputs };
        return !isTaken && isSameResource(task.wanted.inputs ?? {}, has) ? [resource] : [];
    });
    const [real, ...others] = alike;
    if (real === undefined) return { task, result: "cleared" };
    if (others.length > 0) {
        const all = alike.map(({ id }) => id ?? "").join(", ");
        return { task, result: "undecided", why: `several look like it: ${all}` };
    }
    taken.add(real);
    return { task, result: "imported", real };
}

/** Decides an update or a deletion: the engine performs it again, whatever its result was. */
function recordedTask(task: Task, answer: Answer | undefined): Settled {
    const { operation } = task;
    // The operation may never have begun: the recorded state stays valid.
    if (!operation.isPending && answer !== undefined && "resource" in answer)
        return { task, result: "cleared" };
    if (answer === undefined) return { task, result: "cleared" };
    if ("why" in answer) return { task, result: "cleared", why: answer.why };
    if ("resource" in answer) return { task, result: "updated", real: answer.resource };
    return { task, result: operation.doing === "deleting" ? "cleared" : "updated", real: "gone" };
}
