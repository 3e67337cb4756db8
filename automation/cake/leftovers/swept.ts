import { noCounts } from "../../diffs/model/counts";
import { exitCodes } from "../../system/errors";
import type { Leftover } from "../../sweep/leftover";
import type { LeftoverResult, RunFailure, RunStep, SweepResult } from "../model/results";
import { firstLine } from "../model/runFailure";
import { stepName } from "../model/stepText";
import type { RunRequest } from "../session/request";

/** What was found of an environment over some looks at AWS, and what became of each. */
export class Swept {
    readonly #found = new Map<string, LeftoverResult>();
    #failure: RunFailure | undefined;
    #seconds = 0;

    constructor(readonly request: Pick<RunRequest, "listener">) {}

    /** Notes what is there, and why it stays. */
    left(leftover: Leftover, reason: string | undefined): void {
        this.#note(leftover, "left", reason);
    }

    /** Notes what was deleted, or went by itself. */
    deleted(leftover: Leftover): void {
        this.#note(leftover, "deleted");
        this.request.listener({
            code: "step-progress",
            step: "sweep",
            progress: {
                kind: "finished",
                what: "delete",
                urn: `${leftover.kind} ${leftover.id}`,
                seconds: 0,
                failed: false,
            },
        });
    }

    /** A new look at AWS begins: what is not found again is gone, and failures are those of this look. */
    begin(): void {
        this.#failure = undefined;
        for (const [key, found] of this.#found) if (found.result === "left") this.#found.delete(key);
    }

    fail(failure: RunFailure): void {
        this.#failure = failure;
    }

    took(seconds: number): void {
        this.#seconds += seconds;
    }

    get #left(): readonly LeftoverResult[] {
        return [...this.#found.values()].filter(({ result }) => result === "left");
    }

    /** The row of a destroy that did not get to its end, because of another step or as it was cancelled, with what was found before that. */
    notProven(stop: RunStep | undefined): SweepResult {
        if (this.#failure !== undefined) return this.row();
        const { counts, seconds, failures, leftovers } = this.row();
        const how = stop === undefined ? "cancelled" : "skipped";
        const reason = stop === undefined ? "cancelled before it began" : `${stepName(stop)} ${stop.result}`;
        return { step: "sweep", result: how, reason, counts, seconds, failures, leftovers };
    }

    /** The row of the last look at AWS: nothing may be left. */
    row(): SweepResult {
        const leftovers = [...this.#found.values()];
        const left = this.#left.length;
        const deleted = leftovers.length - left;
        const counts = { ...noCounts, delete: deleted };
        const common = { step: "sweep", counts, seconds: this.#seconds, failures: [], leftovers } as const;
        const failure = this.#failure;
        if (failure?.exitCode === exitCodes.cancelled) {
            return { ...common, result: "cancelled", reason: "cancelled" };
        }
        if (failure !== undefined) {
            return { ...common, result: "failed", reason: firstLine(failure.message), failure };
        }
        const reason =
            left === 0 ? undefined : `${left} ${left === 1 ? "thing is" : "things are"} left in AWS`;
        const result = left > 0 ? "failed" : deleted > 0 ? "succeeded" : "unchanged";
        return { ...common, result, ...(reason === undefined ? {} : { reason }) };
    }

    #note(leftover: Leftover, result: LeftoverResult["result"], reason?: string): void {
        this.#found.set(`${leftover.kind} ${leftover.id}`, leftoverResult(leftover, result, reason));
    }
}

/** Something that was left behind, as results tell of it. */
export function leftoverResult(
    { kind, id, name, size, createdAt, mark }: Leftover,
    result: LeftoverResult["result"],
    reason?: string,
): LeftoverResult {
    return {
        kind,
        id,
        ...(name === undefined ? {} : { name }),
        ...(size === undefined ? {} : { size }),
        ...(createdAt === undefined ? {} : { createdAt }),
        mark,
        result,
        ...(reason === undefined ? {} : { reason }),
    };
}
