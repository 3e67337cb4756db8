import { setTimeout as sleep } from "node:timers/promises";
import type { StackSpec } from "../types";
import type { Candidates } from "./candidates";
import type { WholeDeployment } from "./deployment";
import { readReal, type Answer, type Probe } from "./readReal";
import type { Task } from "./tasks";
import type { RepairOptions } from "./types";

/** A probe of one repair task. */
export interface TaskProbe extends Probe {
    readonly task: Task;
}

/** How often a provider that does not answer is asked at most. */
const attempts = 4;

/** Milliseconds between two probes of a resource that AWS is still making, and for how long it is probed: longer than AWS takes. */
const pause = 3000;
const patience = 30 * 60_000;

/** The probes of a task. A resource of the state is read with its properties; one without properties is imported. */
export function probesOf(task: Task, found: Candidates): readonly TaskProbe[] {
    if (!("ids" in found)) return [];
    const { wanted, recorded, operation } = task;
    if (operation.doing !== "creating") {
        return recorded?.id === undefined ? [] : [{ task, resource: { ...recorded, id: recorded.id } }];
    }
    const { urn, type, provider } = wanted;
    return found.ids.map((id) => ({
        task,
        resource: { urn, type, custom: true, id, ...(provider === undefined ? {} : { provider }) },
    }));
}

/** Probes all resources, and again those without an answer and those that the cloud is still making or deleting. */
export async function answersTo(
    command: string,
    spec: StackSpec,
    deployment: WholeDeployment,
    probes: readonly TaskProbe[],
    { signal, onWait }: Pick<RepairOptions, "signal" | "onWait">,
): Promise<ReadonlyMap<TaskProbe, Answer>> {
    const answers = new Map<TaskProbe, Answer>(probes.map((probe) => [probe, { why: "it was not read" }]));
    const end = Date.now() + patience;
    for (let silent = 0; silent < attempts && signal?.aborted !== true && Date.now() < end;) {
        const open = [...answers].filter(([, answer]) => !isFinal(answer)).map(([probe]) => probe);
        if (open.length === 0) break;
        const given = await readReal(command, spec, deployment, open, signal);
        for (const [index, probe] of open.entries()) {
            const answer = given[index];
            if (answer !== undefined) answers.set(probe, answer);
        }
        if ([...answers.values()].some((answer) => "why" in answer)) silent += 1;
        const busy = [...answers].find(([, answer]) => "resource" in answer && !isFinal(answer))?.[0];
        if (busy === undefined) continue;
        onWait?.(busy.resource.urn);
        await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
    return answers;
}

/** Whether an answer is final: not while AWS is still making or deleting the resource. */
function isFinal(answer: Answer): boolean {
    if ("why" in answer) return false;
    if ("gone" in answer) return true;
    const { status, state } = answer.resource.outputs ?? {};
    return ![status, state].some((word) => typeof word === "string" && underWay.test(word));
}

const underWay = /^(creating|pending|updating|deleting|provisioning|modifying)$/i;
