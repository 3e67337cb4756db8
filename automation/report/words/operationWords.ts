import type { StepVerb } from "../../cake/model/events";
import type { Operation } from "../../diffs/model/model";
import { operationWords } from "../../diffs/model/operationWords";
import { shortType, urnParts } from "../../diffs/model/urn";
import { visible } from "../../diffs/text/visible";
import { durationText } from "./time";
import type { RunningResource } from "../progress/runningResource";

/** What is being done to a resource: `creating`; if it is only read, `previewing` or `comparing`. */
export function doing(what: Operation | "same", verb: StepVerb): string {
    if (verb === "preview") return "previewing";
    return verb === "drift" ? "comparing" : operationWords[what].doing;
}

/** What was done to a resource: `created`; in a preview `to create`. */
export function done(what: Operation | "same", verb: StepVerb): string {
    return operationWords[what][verb === "preview" ? "pending" : "done"];
}

/** A resource by its type and name, from its URN. */
export function resourceOf(urn: string): string {
    const { type, name } = urnParts(urn);
    return visible(type === "" ? name : `${shortType(type)} ${name}`);
}

/** What a layer waits for: `creating aws:eks:Cluster cluster (2 m 05 s), and 3 others`. */
export function waitingFor(running: readonly RunningResource[], verb: StepVerb, now: number): string {
    const [first] = running;
    if (first === undefined) return "";
    const seconds = (now - first.since) / 1000;
    // The time of a resource that has just begun is not shown.
    const since = seconds < 3 ? "" : ` (${durationText(seconds)})`;
    const others = running.length - 1;
    const more = others === 0 ? "" : `, and ${others} ${others === 1 ? "other" : "others"}`;
    return `${doing(first.what, verb)} ${resourceOf(first.urn)}${since}${more}`;
}
