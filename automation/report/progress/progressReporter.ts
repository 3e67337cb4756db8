import type { CakeListener } from "../../cake/model/events";
import { stepName } from "../../cake/model/stepText";
import type { Terminal } from "../terminal/terminal";
import { systemClock, type Clock } from "./clock";
import { LiveProgress } from "./liveProgress";
import { PlainProgress } from "./plainProgress";
import type { ProgressReporter, ProgressStream } from "./reporter";

/** Live lines on a terminal; elsewhere a line for each finished resource, and a sign of life. */
export function progressReporter(
    stream: ProgressStream,
    terminal: Terminal,
    clock: Clock = systemClock,
): ProgressReporter {
    return terminal.interactive
        ? new LiveProgress(stream, terminal, clock)
        : new PlainProgress(stream, terminal, clock);
}

/** Passes the events of a run on to a reporter. */
export function listenerOf(reporter: ProgressReporter): CakeListener {
    return (event) => {
        const { environment } = event;
        if (event.code === "notice") {
            reporter.notice(environment === undefined ? event.text : `${environment}: ${event.text}`);
            return;
        }
        const name = environment === undefined ? "" : `${environment}/`;
        const step = `${name}${stepName(event.step)}`;
        if (event.code === "step-started") reporter.stepStarted(step, event.total, event.verb);
        else if (event.code === "step-progress") reporter.event(step, event.progress);
        else reporter.stepFinished(step, event.result);
    };
}
