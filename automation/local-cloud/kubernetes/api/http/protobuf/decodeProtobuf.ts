import { type Json, type JsonObject, isObject } from "../../objects/json";
import { timestamp } from "../../objects/kubernetesObject";
import { badRequest } from "../../status/errors";
import { type Field, findMessage, messageName } from "./messages";
import { type WireField, wireFields } from "./wire";

function fieldValue(fields: readonly WireField[], number: number): bigint | Buffer | undefined {
    return fields.find((field) => field.number === number)?.value;
}

function text(value: bigint | Buffer | undefined): string {
    return Buffer.isBuffer(value) ? value.toString("utf8") : "";
}

function decodeValue(type: string, value: bigint | Buffer): Json {
    if (typeof value === "bigint") return type === "bool" ? value !== 0n : Number(value);
    switch (type) {
        case "string":
            return value.toString("utf8");
        case "bytes":
            return value.toString("base64");
        case "Quantity":
            return text(fieldValue(wireFields(value), 1));
        case "IntOrString": {
            const fields = wireFields(value);
            if (fieldValue(fields, 1) === 1n) return text(fieldValue(fields, 3));
            return Number(fieldValue(fields, 2) ?? 0n);
        }
        case "Time":
        case "meta.Time": {
            const seconds = fieldValue(wireFields(value), 1);
            return seconds === undefined ? null : timestamp(new Date(Number(seconds) * 1000));
        }
        default:
            return decodeMessage(type, value);
    }
}

/** What Go's JSON leaves out: it encodes empty fields here all the same. */
function isEmpty(value: Json): boolean {
    const isEmptyObject = isObject(value) && Object.keys(value).length === 0;
    return isEmptyObject || value === "" || value === 0 || value === false || value === null;
}

function addField(target: JsonObject, { name, shape, type, isOptional }: Field, raw: bigint | Buffer): void {
    if (shape === "map" && name !== undefined) {
        const entry = wireFields(Buffer.isBuffer(raw) ? raw : Buffer.alloc(0));
        const map = (target[name] ??= {});
        const value = fieldValue(entry, 2);
        const decoded = value === undefined ? "" : decodeValue(type, value);
        if (isObject(map)) map[text(fieldValue(entry, 1))] = decoded;
        return;
    }
    const value = decodeValue(type, raw);
    if (name === undefined) Object.assign(target, value);
    else if (shape === "list") {
        const list = (target[name] ??= []);
        if (Array.isArray(list)) list.push(value);
    } else if (isOptional || !isEmpty(value)) target[name] = value;
}

function decodeMessage(name: string, bytes: Buffer): JsonObject {
    const message = findMessage(name);
    if (message === undefined) throw badRequest(`the local cloud does not read ${name} as a protocol buffer`);
    const object: JsonObject = {};
    for (const { number, value } of wireFields(bytes)) {
        const field = message.get(number);
        // Fields that are left out of the tables are the status and volumes of other clouds.
        if (field !== undefined) addField(object, field, value);
    }
    return object;
}

const magic = Buffer.from("k8s\0");

/** Reads an object in Kubernetes's protocol buffer form, which kubectl uses for what it makes itself. */
export function decodeProtobuf(bytes: Buffer): JsonObject {
    if (!bytes.subarray(0, magic.length).equals(magic)) throw badRequest("the body is no protocol buffer");
    const envelope = wireFields(bytes.subarray(magic.length));
    const type = fieldValue(envelope, 1);
    const named = Buffer.isBuffer(type) ? wireFields(type) : [];
    const apiVersion = text(fieldValue(named, 1));
    const kind = text(fieldValue(named, 2));
    const raw = fieldValue(envelope, 2);
    const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
    const name = kind === "DeleteOptions" ? "meta.DeleteOptions" : messageName(apiVersion, kind);
    return { apiVersion, kind, ...decodeMessage(name, body) };
}
