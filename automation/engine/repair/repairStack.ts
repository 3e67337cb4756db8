import type { StackSpec } from "../types";
import { readJournal, writeJournal } from "./journal";
import { isDeletion, type PlannedOperation } from "./plannedOperation";
import { manualCommands } from "./manualCommands";
import { candidatesOf } from "./candidates";
import { keepsPending, readDeployment, writeDeployment, type WholeResource } from "./deployment";
import { editDeployment } from "./editDeployment";
import { answersTo, probesOf } from "./probes";
import { settle, type Settled } from "./settle";
import { tasksOf } from "./tasks";
import type { Interrupted, Repaired, RepairOptions } from "./types";

/** The interrupted operations of a stack: those pending in its state, and those of its journal. */
export async function interruptedOn(command: string, spec: StackSpec): Promise<readonly Interrupted[]> {
    return tasksOf(spec, await readDeployment(command, spec)).map(({ operation }) => operation);
}

/**
 * Settles the interrupted operations of a stack. A resource that was being created is looked for by its name or its
 * tags and read by its provider: if it exists the state takes it over, otherwise the operation is dropped. A resource
 * that was being updated or deleted is read again. What cannot be decided stays as it is. The state is written once, at
 * the end, so that a repair may be killed. The caller must hold the environment's lock, and no engine may work on the
 * stack.
 */
export async function repairStack(
    command: string,
    spec: StackSpec,
    options: RepairOptions,
): Promise<readonly Repaired[]> {
    const deployment = await readDeployment(command, spec);
    const tasks = tasksOf(spec, deployment);
    const known = new Set((deployment.resources ?? []).flatMap(({ id }) => id ?? []));
    const questions = await Promise.all(
        tasks.map(async (task) => ({ task, found: await candidatesOf(task, known, options) })),
    );
    const probes = questions.flatMap(({ task, found }) => probesOf(task, found));
    const answers = await answersTo(command, spec, deployment, probes, options);
    const taken = new Set<WholeResource>();
    const settled = questions.map(({ task, found }) => settle(task, found, answers, taken));
    const hasPending = settled.some(({ task, result }) => task.operation.isPending && result === "undecided");
    // The engine's own import would drop undecided operations: then nothing is written and everything stays undecided.
    if (hasPending && !keepsPending(spec))
        return settled.map((one) => told(spec, { ...one, result: "undecided" }));
    const isChanged = settled.some(({ task, real }) => task.operation.isPending || real !== undefined);
    if (isChanged) await writeDeployment(command, spec, editDeployment(deployment, settled));
    writeJournal(spec.workDir, stillOpen(readJournal(spec.workDir), settled));
    return settled.filter(isWorthTelling).map((one) => told(spec, one));
}

/** The journal for the next repair: undecided creations, and deletions whose resource could not be read. */
function stillOpen(
    notes: readonly PlannedOperation[],
    settled: readonly Settled[],
): readonly PlannedOperation[] {
    const undecided = new Set(
        settled.filter(({ result }) => result === "undecided").map(({ task }) => task.operation.urn),
    );
    const unread = settled.flatMap(({ task, why }): PlannedOperation[] => {
        const { urn, doing, isPending } = task.operation;
        return doing === "deleting" && !isPending && why !== undefined ? [{ doing, urn }] : [];
    });
    return [...notes.filter((note) => !isDeletion(note) && undecided.has(note.urn)), ...unread];
}

/** Whether a result is reported: not that of a possible deletion whose resource still exists. */
function isWorthTelling({ task, real }: Settled): boolean {
    const { isPending, doing } = task.operation;
    return isPending || doing !== "deleting" || real === "gone";
}

function told(spec: StackSpec, { task, result, why, real }: Settled): Repaired {
    const { operation } = task;
    const id = real === undefined || real === "gone" ? undefined : real.id;
    if (result !== "undecided") return { ...operation, result, ...(id === undefined ? {} : { id }) };
    const commands = manualCommands(operation, spec);
    return { ...operation, result, why: why ?? "another one is not", commands };
}
