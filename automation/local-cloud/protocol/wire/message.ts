import { type Codec, text } from "./codec";
import { Reader } from "./reader";
import { Writer } from "./writer";

/** A numbered field of a message. */
export interface Field<T> {
    readonly number: number;
    readonly absent: T;
    /** `before` is what the field held so far: repeated fields add to it. */
    read(reader: Reader, before: T): T;
    /** Writes the field with its tag; nothing where it is absent. */
    write(writer: Writer, value: T): void;
}

/** A field that is there once or not at all. */
export function field<T>(number: number, codec: Codec<T>): Field<T> {
    return {
        number,
        absent: codec.absent,
        read: (reader) => codec.read(reader),
        write(writer, value) {
            if (value === codec.absent) return;
            writer.tag(number, codec.wireType);
            codec.write(writer, value);
        },
    };
}

/** A field that is there any number of times. */
export function listField<T>(number: number, codec: Codec<T>): Field<readonly T[]> {
    return {
        number,
        absent: [],
        read: (reader, before) => [...before, codec.read(reader)],
        write(writer, values) {
            for (const value of values) {
                writer.tag(number, codec.wireType);
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
                writer.tag(number, 2);
                entry.write(writer, { key, value });
            }
        },
    };
}

type Fields<M> = { readonly [K in keyof M]: Field<M[K]> };

/** A message: embedded in another one as a field, or, by its body, on its own. */
export interface MessageCodec<M> extends Codec<M> {
    readBody(reader: Reader): M;
    writeBody(writer: Writer, value: M): void;
}

/** A message with the given fields; those it has besides are passed over. */
export function message<M extends object>(fields: Fields<M>): MessageCodec<M> {
    const entries = Object.entries(fields) as [keyof M, Field<unknown>][];
    const byNumber = new Map(entries.map(([key, { number }]) => [number, key]));
    const absent = Object.fromEntries(entries.map(([key, { absent: value }]) => [key, value])) as M;
    function readBody(reader: Reader): M {
        const result = { ...absent };
        while (!reader.done) {
            const tag = reader.varint();
            const key = byNumber.get(tag >>> 3);
            if (key === undefined) reader.skip(tag & 7);
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
        read: (reader) => readBody(reader.embedded()),
        write(writer, value) {
            writer.embedded(() => {
                writeBody(writer, value);
            });
        },
        readBody,
        writeBody,
    };
}

/** A message as gRPC carries it. */
export function decode<M>(codec: MessageCodec<M>, bytes: Buffer): M {
    return codec.readBody(new Reader(bytes));
}

/** The opposite of `decode`. */
export function encode<M>(codec: MessageCodec<M>, value: M): Buffer {
    const writer = new Writer();
    codec.writeBody(writer, value);
    return writer.finish();
}
