import { createHash } from "node:crypto";
import type { FaultOptions } from "./faultOptions";

/** What goes wrong with one attempt at a call. */
export type Fault =
    /** It is refused, as there were too many. */
    | "throttled"
    /** It never arrives. */
    | "timeout"
    /** It is done, and the answer is lost. */
    | "lost";

/** Of ten calls that go wrong so many are throttled, so many never arrive; the others' answers are lost. */
const throttled = 0.5;
const timedOut = 0.2;

/**
 * What goes wrong with the attempts at calls, one after the other for each name: by seed, name and how many there were
 * before in this process, whatever else is called meanwhile.
 */
export function faultDrawer({ seed, rate }: FaultOptions): (name: string) => Fault | undefined {
    const before = new Map<string, number>();
    return (name) => {
        const count = before.get(name) ?? 0;
        before.set(name, count + 1);
        const digest = createHash("sha256").update(`${seed} ${name} ${count}`).digest();
        const drawn = digest.readUInt32BE(0) / 2 ** 32;
        if (drawn >= rate) return undefined;
        if (drawn < rate * throttled) return "throttled";
        return drawn < rate * (throttled + timedOut) ? "timeout" : "lost";
    };
}
