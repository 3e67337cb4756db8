import type { LayerVerb } from "../../cake/model/events";
import type { Operation } from "../../diffs/model/model";
import { shortType, urnParts } from "../../diffs/model/urn";
import { visible } from "../../diffs/text/visible";
import { durationText } from "./time";
import type { RunningResource } from "../progress/runningResource";

const words: Readonly<Record<Operation | "same", readonly [doing: string, done: string, pending: string]>> = {
    create: ["creating", "created", "to create"],
    update: ["updating", "updated", "to update"],
    replace: ["replacing", "replaced", "to replace"],
    delete: ["deleting", "deleted", "to delete"],
    read: ["reading", "read", "to read"],
    import: ["importing", "imported", "to import"],
    same: ["checking", "unchanged", "unchanged"],
};

/** What is being done to a resource: `creating`; where it is only looked at, that. */
export function doing(what: Operation | "same", verb: LayerVerb): string {
    if (verb === "preview") return "previewing";
    return verb === "drift" ? "comparing" : words[what][0];
}

/** What was done to a resource: `created`, in a preview `to create`. */
export function done(what: Operation | "same", verb: LayerVerb): string {
    return words[what][verb === "preview" ? 2 : 1];
}

/** A resource by its type and name, from its URN. */
export function resourceOf(urn: string): string {
    const { type, name } = urnParts(urn);
    return visible(type === "" ? name : `${shortType(type)} ${name}`);
}

/** What a layer waits for: `creating aws:eks:Cluster cluster (2 m 05 s), and 3 others`. */
export function waitingFor(running: readonly RunningResource[], verb: LayerVerb, now: number): string {
    const [first] = running;
    if (first === undefined) return "";
    const seconds = (now - first.since) / 1000;
    // A resource that has just begun needs no clock.
    const since = seconds < 3 ? "" : ` (${durationText(seconds)})`;
    const others = running.length - 1;
    const more = others === 0 ? "" : `, and ${others} ${others === 1 ? "other" : "others"}`;
    return `${doing(first.what, verb)} ${resourceOf(first.urn)}${since}${more}`;
}
