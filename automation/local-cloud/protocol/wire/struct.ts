import type { PropertyMap, PropertyValue } from "../providerModel";
import type { Codec } from "./codec";
import { fromMarked, marked } from "./marks";
import type { Reader } from "./reader";
import type { Writer } from "./writer";

// google.protobuf.Struct, Value and ListValue, read straight into property values.

type Json = Record<string, PropertyValue>;

function readValue(reader: Reader): PropertyValue {
    const inner = reader.embedded();
    let value: PropertyValue = null;
    while (!inner.done) {
        const tag = inner.varint();
        switch (tag >>> 3) {
            case 1:
                inner.varint();
                value = null;
                break;
            case 2:
                value = inner.double();
                break;
            case 3:
                value = fromMarked(inner.text());
                break;
            case 4:
                value = inner.varint() !== 0;
                break;
            case 5:
                value = fromMarked(readFields(inner));
                break;
            case 6:
                value = readList(inner);
                break;
            default:
                inner.skip(tag & 7);
        }
    }
    return value;
}

function readList(reader: Reader): PropertyValue[] {
    const inner = reader.embedded();
    const values: PropertyValue[] = [];
    while (!inner.done) {
        inner.varint();
        values.push(readValue(inner));
    }
    return values;
}

function readFields(reader: Reader): Json {
    const inner = reader.embedded();
    const result: Json = {};
    while (!inner.done) {
        inner.varint();
        const entry = inner.embedded();
        let key = "";
        let value: PropertyValue = null;
        while (!entry.done) {
            if (entry.varint() >>> 3 === 1) key = entry.text();
            else value = readValue(entry);
        }
        // A plain assignment would set the prototype.
        if (key === "__proto__") Object.defineProperty(result, key, { value, enumerable: true });
        else result[key] = value;
    }
    return result;
}

function writeValue(writer: Writer, given: PropertyValue): void {
    const value = marked(given);
    writer.embedded(() => {
        if (value === null) {
            writer.tag(1, 0);
            writer.varint(0);
        } else if (typeof value === "number") {
            writer.tag(2, 1);
            writer.double(value);
        } else if (typeof value === "string") {
            writer.tag(3, 2);
            writer.text(value);
        } else if (typeof value === "boolean") {
            writer.tag(4, 0);
            writer.varint(value ? 1 : 0);
        } else if (Array.isArray(value)) {
            writer.tag(6, 2);
            writeList(writer, value as readonly PropertyValue[]);
        } else {
            writer.tag(5, 2);
            writeFields(writer, value as PropertyMap);
        }
    });
}

function writeList(writer: Writer, values: readonly PropertyValue[]): void {
    writer.embedded(() => {
        for (const value of values) {
            writer.tag(1, 2);
            writeValue(writer, value);
        }
    });
}

function writeFields(writer: Writer, values: PropertyMap): void {
    writer.embedded(() => {
        for (const [key, value] of Object.entries(values) as [string, PropertyValue | undefined][]) {
            if (value === undefined) continue;
            writer.tag(1, 2);
            writer.embedded(() => {
                writer.tag(1, 2);
                writer.text(key);
                writer.tag(2, 2);
                writeValue(writer, value);
            });
        }
    });
}

/** Property values; an absent struct is an empty one. */
export const struct: Codec<PropertyMap> = { wireType: 2, absent: {}, read: readFields, write: writeFields };
