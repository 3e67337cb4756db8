import { Reader, Writer } from "protobufjs/minimal";
import { type Codec, text } from "./codec";
import { endOfEmbedded, writeTag } from "./framing";

/** A numbered field of a message. */
export interface Field<T> {
    readonly number: number;
    readonly absent: T;
    /** `before` is what the field held so far: repeated fields add to it. */
    read(reader: Reader, before: T): T;
    /** Writes the field with its tag; nothing if it is absent. */
    write(writer: Writer, value: T): void;
}

/** A field that occurs once or not at all. */
export function field<T>(number: number, codec: Codec<T>): Field<T> {
    return {
        number,
        absent: codec.absent,
        read: (reader) => codec.read(reader),
        write(writer, value) {
            if (value === codec.absent) return;
            writeTag(writer, number, codec.wireType);
            codec.write(writer, value);
        },
    };
}

/** A field that occurs any number of times. */
export function listField<T>(number: number, codec: Codec<T>): Field<readonly T[]> {
    return {
        number,
        absent: [],
        read: (reader, before) => [...before, codec.read(reader)],
        write(writer, values) {
            for (const value of values) {
                writeTag(writer, number, codec.wireType);
                codec.write(writer, value);
            }
        },
    };
}

/** A field of named values. */
export function mapField<T>(number: number, codec: Codec<T>): Field<Readonly<Record<string, T>>> {
    const entry = message({ key: field(1, text), value: field(2, codec) });
    return {
        number,
        absent: {},
        read(reader, before) {
            const { key, value } = entry.read(reader);
            return { ...before, [key]: value };
        },
        write(writer, values) {
            for (const [key, value] of Object.entries(values)) {
                writeTag(writer, number, 2);
                entry.write(writer, { key, value });
            }
        },
    };
}

type Fields<M> = { readonly [K in keyof M]: Field<M[K]> };

/** A message: embedded in another one as a field, or, by its body, on its own. */
export interface MessageCodec<M> extends Codec<M> {
    /** Reads up to the position `end`. */
    readBody(reader: Reader, end: number): M;
    writeBody(writer: Writer, value: M): void;
}

/** A message with the given fields; other fields that it holds are skipped. */
export function message<M extends object>(fields: Fields<M>): MessageCodec<M> {
    const entries = Object.entries(fields) as [keyof M, Field<unknown>][];
    const byNumber = new Map(entries.map(([key, { number }]) => [number, key]));
    const absent = Object.fromEntries(entries.map(([key, { absent: value }]) => [key, value])) as M;
    function readBody(reader: Reader, end: number): M {
        const result = { ...absent };
        while (reader.pos < end) {
            const tag = reader.uint32();
            const key = byNumber.get(tag >>> 3);
            if (key === undefined) reader.skipType(tag & 7);
            else result[key] = fields[key].read(reader, result[key]);
        }
        return result;
    }
    function writeBody(writer: Writer, value: M): void {
        for (const [key, one] of entries) one.write(writer, value[key]);
    }
    return {
        wireType: 2,
        absent,
        read: (reader) => readBody(reader, endOfEmbedded(reader)),
        write(writer, value) {
            writer.fork();
            writeBody(writer, value);
            writer.ldelim();
        },
        readBody,
        writeBody,
    };
}

/** A message as gRPC carries it. */
export function decode<M>(codec: MessageCodec<M>, bytes: Buffer): M {
    return codec.readBody(Reader.create(bytes), bytes.length);
}

/** The opposite of `decode`. */
export function encode<M>(codec: MessageCodec<M>, value: M): Buffer {
    const writer = Writer.create();
    codec.writeBody(writer, value);
    const { buffer, byteOffset, byteLength } = writer.finish();
    return Buffer.from(buffer, byteOffset, byteLength);
}
