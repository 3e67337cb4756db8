import { type Candidate, isNamed } from "./candidate";
import type { Leftover } from "./leftover";

function holderOf(all: readonly Candidate[], { heldBy }: Candidate): Candidate | undefined {
    return heldBy === undefined ? undefined : all.find(({ id }) => isNamed(id, heldBy));
}

/** What a candidate is attached to, and what that is attached to, and so on: nearest first. */
function holders(all: readonly Candidate[], candidate: Candidate): Candidate[] {
    const found: Candidate[] = [];
    let next = holderOf(all, candidate);
    while (next !== undefined && !found.includes(next)) {
        found.push(next);
        next = holderOf(all, next);
    }
    return found;
}

/** Whether a candidate is deleted with its holder: AWS made it for the holder, or it is a network interface of it. */
function goesAlong({ kind, deletable }: Candidate): boolean {
    return !deletable || kind === "network-interface";
}

function plain(candidate: Candidate): Leftover {
    const entries = Object.entries(candidate).filter(([key]) => key !== "isManaged");
    return Object.fromEntries(entries) as unknown as Leftover;
}

/**
 * The leftovers among candidates: without what a state manages, and without what is deleted with that. A leftover that
 * is attached to something is deletable only if that is deleted too: nothing is detached from what stays.
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
