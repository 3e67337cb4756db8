import { parseDuration } from "../../../stacks/_settings/lifecycle/duration";

/** How long a drain may take, in milliseconds: what was asked for, else what the settings say. */
export function drainTimeoutOf(asked: number | undefined, setting: string): number {
    return asked ?? parseDuration(setting) ?? 10 * 60_000;
}
