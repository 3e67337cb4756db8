import type { CakeListener } from "../../cake/model/events";
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
        if (event.code === "notice") reporter.notice(event.text);
        else if (event.code === "layer-started") reporter.layerStarted(event.layer, event.total, event.verb);
        else if (event.code === "layer-progress") reporter.event(event.layer, event.progress);
        else reporter.layerFinished(event.layer, event.result);
    };
}
