import type { Reader, Writer } from "protobufjs/minimal";
import type { PropertyMap, PropertyValue } from "../providerModel";
import type { Codec } from "./codec";
import { endOfEmbedded, writeTag } from "./framing";
import { fromMarked, marked } from "./marks";

// google.protobuf.Struct, Value and ListValue, read straight into property values.

type Json = Record<string, PropertyValue>;

function readValue(reader: Reader): PropertyValue {
    const end = endOfEmbedded(reader);
    let value: PropertyValue = null;
    while (reader.pos < end) {
        const tag = reader.uint32();
        switch (tag >>> 3) {
            case 1:
                reader.uint32();
                value = null;
                break;
            case 2:
                value = reader.double();
                break;
            case 3:
                value = fromMarked(reader.string());
                break;
            case 4:
                value = reader.bool();
                break;
            case 5:
                value = fromMarked(readFields(reader));
                break;
            case 6:
                value = readList(reader);
                break;
            default:
                reader.skipType(tag & 7);
        }
    }
    return value;
}

function readList(reader: Reader): PropertyValue[] {
    const end = endOfEmbedded(reader);
    const values: PropertyValue[] = [];
    while (reader.pos < end) {
        reader.uint32();
        values.push(readValue(reader));
    }
    return values;
}

function readFields(reader: Reader): Json {
    const end = endOfEmbedded(reader);
    const result: Json = {};
    while (reader.pos < end) {
        reader.uint32();
        const entryEnd = endOfEmbedded(reader);
        let key = "";
        let value: PropertyValue = null;
        while (reader.pos < entryEnd) {
            if (reader.uint32() >>> 3 === 1) key = reader.string();
            else value = readValue(reader);
        }
        // A plain assignment would set the prototype.
        if (key === "__proto__") Object.defineProperty(result, key, { value, enumerable: true });
        else result[key] = value;
    }
    return result;
}

function writeValue(writer: Writer, given: PropertyValue): void {
    const value = marked(given);
    writer.fork();
    if (value === null) {
        writeTag(writer, 1, 0);
        writer.uint32(0);
    } else if (typeof value === "number") {
        writeTag(writer, 2, 1);
        writer.double(value);
    } else if (typeof value === "string") {
        writeTag(writer, 3, 2);
        writer.string(value);
    } else if (typeof value === "boolean") {
        writeTag(writer, 4, 0);
        writer.bool(value);
    } else if (Array.isArray(value)) {
        writeTag(writer, 6, 2);
        writeList(writer, value as readonly PropertyValue[]);
    } else {
        writeTag(writer, 5, 2);
        writeFields(writer, value as PropertyMap);
    }
    writer.ldelim();
}

function writeList(writer: Writer, values: readonly PropertyValue[]): void {
    writer.fork();
    for (const value of values) {
        writeTag(writer, 1, 2);
        writeValue(writer, value);
    }
    writer.ldelim();
}

function writeFields(writer: Writer, values: PropertyMap): void {
    writer.fork();
    for (const [key, value] of Object.entries(values) as [string, PropertyValue | undefined][]) {
        if (value === undefined) continue;
        writeTag(writer, 1, 2);
        writer.fork();
        writeTag(writer, 1, 2);
        writer.string(key);
        writeTag(writer, 2, 2);
        writeValue(writer, value);
        writer.ldelim();
    }
    writer.ldelim();
}

/** Property values; an absent struct is an empty one. */
export const struct: Codec<PropertyMap> = { wireType: 2, absent: {}, read: readFields, write: writeFields };
