import { type Candidate, isNamed } from "./candidate";
import type { Leftover } from "./leftover";

function holderOf(all: readonly Candidate[], { heldBy }: Candidate): Candidate | undefined {
    return heldBy === undefined ? undefined : all.find(({ id }) => isNamed(id, heldBy));
}

/** What holds something, and what holds that: nearest first. */
function holders(all: readonly Candidate[], candidate: Candidate): Candidate[] {
    const found: Candidate[] = [];
    let next = holderOf(all, candidate);
    while (next !== undefined && !found.includes(next)) {
        found.push(next);
        next = holderOf(all, next);
    }
    return found;
}

/** Whether something goes when what holds it goes: AWS made it for that, or it is an interface of it. */
function goesAlong({ kind, deletable }: Candidate): boolean {
    return !deletable || kind === "network-interface";
}

function plain(candidate: Candidate): Leftover {
    const entries = Object.entries(candidate).filter(([key]) => key !== "isManaged");
    return Object.fromEntries(entries) as unknown as Leftover;
}

/**
 * The leftovers among candidates: not what a state manages, nor what goes with that. What is attached to something can
 * be deleted only where that is deleted too: nothing is torn out of what stays.
 */
export function withHolders(all: readonly Candidate[]): Leftover[] {
    return all.flatMap((each) => {
        const chain = holders(all, each);
        const isOfManaged = goesAlong(each) && chain.some(({ isManaged }) => isManaged);
        if (each.isManaged || isOfManaged) return [];
        const isHeld =
            each.heldBy !== undefined && !chain.some(({ deletable, isManaged }) => deletable && !isManaged);
        if (!each.deletable || !isHeld) return [plain(each)];
        return [{ ...plain(each), deletable: false, reason: `it is attached to ${each.heldBy ?? ""}` }];
    });
}
