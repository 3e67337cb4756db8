import { type JsonMap, text, texts } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import type { Cloud, Found } from "../model/cloud";
import { inRegion } from "../wire/describe/inRegion";
import { page, type Page } from "../wire/describe/page";

/** How Elastic Load Balancing names one kind of thing. */
export interface ElbKind {
    readonly kind: string;
    /** The parameters with ARNs and with names. */
    readonly arns: string;
    readonly names: string;
    /** The code and the words for one that is not found. */
    readonly missing: readonly [code: string, words: string];
}

/** Those of a kind that a call names, in the region; all of them if it names no one. */
export function chosen(
    { kind, arns, names, missing }: ElbKind,
    cloud: Cloud,
    params: JsonMap,
): readonly Found[] {
    const all = inRegion(cloud, kind);
    const ids = texts(params[arns]);
    const called = texts(params[names]);
    if (ids.length + called.length === 0) return all;
    const found = all.filter(({ id, body }) => ids.includes(id) || called.includes(text(body.name)));
    if (found.length < new Set([...ids, ...called]).size) throw new CloudError(...missing);
    return found;
}

/** A page of at most 400 (Elastic Load Balancing API reference, PageSize). */
export function paged(found: readonly Found[], params: JsonMap): Page<Found> {
    const size = Math.min(Number(text(params.PageSize) || 400), 400);
    return page(found, ({ id }) => id, { token: text(params.Marker), size, invalid: "ValidationError" });
}
