import { type JsonMap, text, texts } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { Cloud, Found } from "../../model/cloud";
import { type FilterFields, filtered } from "../../wire/describe/filters";
import { inRegion } from "../../wire/describe/inRegion";
import { page } from "../../wire/describe/page";
import { tagSet } from "../../wire/describe/tags";
import type { Answer, Handler } from "../../wire/wireService";

/** How EC2 names one kind of thing. */
export interface Naming {
    /** In the store: `ec2/vpc`. */
    readonly kind: string;
    /** What its ids begin with: `vpc`. */
    readonly prefix: string;
    /** The codes for an id that is not found, and for a text that is not an id (EC2 API reference, "Error codes"). */
    readonly missing: string;
    readonly malformed: string;
    /** As EC2 calls its ids in sentences: `vpc ID`. */
    readonly word: string;
}

/** How a kind of thing is described. */
export interface Described extends Naming {
    /** The parameter with ids. */
    readonly ids: string;
    /** The member of the answer that lists them. */
    readonly set: string;
    readonly fields: FilterFields;
    show(found: Found, cloud: Cloud): Answer;
    /** Where they come from; else all of their kind in the region. */
    all?(cloud: Cloud): readonly Found[];
}

/** A code and words for an id that nothing has. */
export function missing({ missing: code, word }: Naming, id: string): readonly [code: string, words: string] {
    return [code, `The ${word} '${id}' does not exist`];
}

/** Refuses what is not even written like an id. */
export function refuseMalformed({ prefix, malformed }: Naming, id: string): void {
    if (id.startsWith(`${prefix}-`)) return;
    throw new CloudError(malformed, `Invalid id: "${id}" (expecting "${prefix}-...")`);
}

function chosen(described: Described, all: readonly Found[], ids: readonly string[]): readonly Found[] {
    if (ids.length === 0) return all;
    return [...new Set(ids)].map((id) => {
        refuseMalformed(described, id);
        const found = all.find((each) => each.id === id);
        if (found === undefined) throw new CloudError(...missing(described, id));
        return found;
    });
}

/** The size of a page: from 5 to 1000, else all at once (EC2 API reference, "Pagination"). */
function pageSize(params: JsonMap, ids: readonly string[]): number {
    const given = text(params.MaxResults);
    if (given === "") return 1000;
    if (ids.length > 0) {
        const words = "The parameter maxResults cannot be used with a list of ids";
        throw new CloudError("InvalidParameterCombination", words);
    }
    const size = Number(given);
    if (Number.isInteger(size) && size >= 5) return Math.min(size, 1000);
    const words = `Value ( ${given} ) for parameter maxResults is invalid. Expecting a value greater than 5.`;
    throw new CloudError("InvalidParameterValue", words);
}

/** Those of a kind that a call asks for. */
export function select(described: Described, cloud: Cloud, params: JsonMap): Found[] {
    const all = described.all?.(cloud) ?? inRegion(cloud, described.kind);
    const some = chosen(described, all, texts(params[described.ids]));
    return filtered(some, params.Filter, described.fields, cloud);
}

/** Answers a `Describe…` call: by ids, by filters, page by page. */
export function describe(described: Described): Handler {
    return ({ cloud, params }) => {
        const size = pageSize(params, texts(params[described.ids]));
        const found = select(described, cloud, params);
        const request = { token: text(params.NextToken), size, invalid: "InvalidParameterValue" };
        const { items, next } = page(found, ({ id }) => id, request);
        const shown = items.map((each) => ({ ...described.show(each, cloud), tagSet: tagSet(each) }));
        return { [described.set]: shown, nextToken: next };
    };
}
