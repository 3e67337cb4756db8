import { z } from "zod";
import { CakeError, exitCodes } from "../../system/errors";
import { shortHash } from "./fingerprint";
import { canonicalJson, sortKeys } from "../model/canonicalJson";
import type { Change, LayerDiff } from "../model/model";
import { normaliseLayer } from "../model/normalise";
import { layerDocument, layerFileFormat } from "./layerDocument";
import type { StoredOutputs } from "./storedOutputs";
import { visible } from "../text/visible";

/** The content of a diff/<layer>.json. */
export interface LayerFile {
    readonly environment: string;
    /** The layer's place in the cake, 0 at the bottom. */
    readonly position: number;
    /** The `fingerprint` of what the diff was computed from. */
    readonly fingerprint: string;
    /** Whether the preview read the real world first: an up of this diff must do so too. */
    readonly refreshed?: true;
    /** The outputs that the layer gives to the layers above, as far as its preview knew them. */
    readonly outputs: StoredOutputs;
    readonly layer: LayerDiff;
}

/** The error for a stored diff that cannot be relied on. */
export class UnreadableDiff extends CakeError {
    constructor(path: string, what: string, environment: string) {
        const remedy = `Build the diff again and review it: npm run preview -- ${environment}`;
        super(`${path} ${what}`, exitCodes.ruleViolated, remedy);
    }
}

/** The text of a diff/<layer>.json: the same bytes for the same changes, with one line for each property. */
export function encodeLayer(file: LayerFile): string {
    const { environment, position, fingerprint, refreshed, outputs } = file;
    const { layer, confidence, waitsOn, unchanged, changes } = normaliseLayer(file.layer);
    const source = { fingerprint, ...(refreshed === undefined ? {} : { refreshed }) };
    const checksum = checksumOf({ environment, position, ...source, outputs, layer: file.layer });
    const head = { format: layerFileFormat, environment, layer, position, ...source, checksum };
    const members = Object.entries({ ...head, confidence, waitsOn, unchanged }).map(
        ([key, member]) => `  "${key}": ${json(member)},\n`,
    );
    const given = Object.entries(sortKeys(outputs) as StoredOutputs).map(
        ([name, given]) => `${json(name)}: ${json(given)}`,
    );
    return `{\n${members.join("")}  "outputs": ${block("{}", given, "  ")},\n  "changes": ${block("[]", changes.map(changeJson), "  ")}\n}\n`;
}

/** Reads the text of a diff/<layer>.json; `path` is for messages. Throws `UnreadableDiff`. */
export function decodeLayer(content: string, path: string, environment: string, layer: string): LayerFile {
    const broken = (what: string): UnreadableDiff => new UnreadableDiff(path, what, environment);
    const marker = content.split("\n").findIndex((line) => /^(<{7}|={7}|>{7})( |$)/.test(line));
    if (marker >= 0) throw broken(`has merge conflict markers (line ${marker + 1}).`);
    const parsed = parse(content);
    if (parsed === undefined) throw broken("is not complete: it was cut off, or changed by hand.");
    const format = z.looseObject({ format: z.number() }).safeParse(parsed).data?.format;
    if (format !== undefined && format !== layerFileFormat) {
        const age = format > layerFileFormat ? "a newer" : "an older";
        throw broken(
            `was written by ${age} version: its format is ${format}, this version reads ${layerFileFormat}.`,
        );
    }
    const result = layerDocument.safeParse(parsed);
    if (!result.success) {
        const [issue] = result.error.issues;
        const where = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
        throw broken(`is not a stored diff${where}: ${issue?.message ?? "it cannot be read"}.`);
    }
    const { data } = result;
    if (data.environment !== environment) {
        throw broken(`belongs to environment ${data.environment}, not to ${environment}.`);
    }
    if (data.layer !== layer) throw broken(`belongs to layer ${data.layer}, not to ${layer}.`);
    const { position, fingerprint, refreshed, confidence, waitsOn, unchanged } = data;
    const outputs = data.outputs as StoredOutputs;
    const changes = data.changes as Change[];
    const file = {
        environment,
        position,
        fingerprint,
        ...(refreshed === undefined ? {} : { refreshed }),
        outputs,
        layer: { layer, confidence, waitsOn, unchanged, changes },
    };
    if (checksumOf(file) !== data.checksum) throw broken("was changed by hand: its checksum does not match.");
    return { ...file, layer: normaliseLayer(file.layer) };
}

function checksumOf(file: LayerFile): string {
    return shortHash(canonicalJson({ ...file, layer: normaliseLayer(file.layer) }));
}

function parse(content: string): unknown {
    try {
        return JSON.parse(content);
    } catch {
        return undefined;
    }
}

function json(member: unknown): string {
    return visible(JSON.stringify(member));
}

function block(brackets: "[]" | "{}", items: readonly string[], indent: string): string {
    const [open = "", close = ""] = brackets;
    return items.length === 0
        ? brackets
        : `${open}\n${items.map((item) => `${indent}  ${item}`).join(",\n")}\n${indent}${close}`;
}

function changeJson({ properties, ...head }: Change): string {
    const members = Object.entries(head).map(([key, member]) => `      "${key}": ${json(member)},\n`);
    return `{\n${members.join("")}      "properties": ${block("[]", properties.map(json), "      ")}\n    }`;
}
