import type { RunRequest } from "../../cake/session/request";
import type { RunResult } from "../../cake/model/results";

/** Options of commands that only the holder of an environment may run. */
export interface HolderChoice {
    readonly take: boolean;
    readonly because?: string;
}

/** A run that is refused to everybody but the holder of an environment, or who takes it over; its end is announced to the team. */
export function holderOnly(
    { take, because }: HolderChoice,
    run: (request: RunRequest) => Promise<RunResult>,
): (request: RunRequest) => Promise<RunResult> {
    return async (request) => {
        const { takeoverReason } = await import("../../cake/claims/claims");
        const { asHolder } = await import("../../cake/claims/asHolder");
        const { announced } = await import("../../cake/runs/announce");
        const { identity } = await import("../../cake/claims/identity");
        const told = announced(run, identity);
        return await asHolder(request, takeoverReason(take, because), () => told(request));
    };
}
