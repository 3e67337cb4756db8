import { identityOf } from "./identity";
import type { Task } from "./tasks";
import type { RepairOptions } from "./types";

/** The ids under which the resource of an interrupted operation may exist. */
export type Candidates =
    | { readonly ids: readonly string[] }
    /** There is nothing to look for: the operation left nothing behind, or what it left needs no repair. */
    | { readonly none: true }
    /** It cannot be looked for; with `isPassing` a later attempt may succeed. */
    | { readonly why: string; readonly isPassing: boolean };

/** Finds the candidates for the resource of an interrupted operation. Ids that the state knows already are not among them. */
export async function candidatesOf(
    task: Task,
    known: ReadonlySet<string>,
    options: RepairOptions,
): Promise<Candidates> {
    const { operation, recorded } = task;
    if (operation.doing === "creating") return created(task, known, options);
    const isRead = operation.doing === "updating" || operation.doing === "deleting";
    const id = recorded?.custom === true ? recorded.id : undefined;
    return isRead && id !== undefined && !operation.type.startsWith("pulumi:")
        ? { ids: [id] }
        : { none: true };
}

async function created(
    { wanted }: Task,
    known: ReadonlySet<string>,
    { where, lookup }: RepairOptions,
): Promise<Candidates> {
    if (wanted.custom !== true) return { none: true };
    const identity = identityOf(wanted.type, wanted.inputs ?? {}, where);
    if (identity.by === "nothing") return { none: true };
    if (identity.by === "unknown") return { why: identity.why, isPassing: false };
    if (identity.by === "id") return known.has(identity.id) ? { none: true } : { ids: [identity.id] };
    try {
        return { ids: (await lookup(identity)).filter((id) => !known.has(id)) };
    } catch (error) {
        const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
        return { why, isPassing: true };
    }
}
