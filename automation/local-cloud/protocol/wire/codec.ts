import type { Reader, Writer } from "protobufjs/minimal";

/** How a kind of value is read and written. */
export interface Codec<T> {
    readonly wireType: 0 | 1 | 2;
    /** What an absent field stands for. */
    readonly absent: T;
    read(reader: Reader): T;
    write(writer: Writer, value: T): void;
}

/** UTF-8 text. */
export const text: Codec<string> = {
    wireType: 2,
    absent: "",
    read: (reader) => reader.string(),
    write(writer, value) {
        writer.string(value);
    },
};

/** A boolean. */
export const flag: Codec<boolean> = {
    wireType: 0,
    absent: false,
    read: (reader) => reader.bool(),
    write(writer, value) {
        writer.bool(value);
    },
};

/** A whole number from 0 to 2³²-1, or a member of an enumeration. */
export const integer: Codec<number> = {
    wireType: 0,
    absent: 0,
    read: (reader) => reader.uint32(),
    write(writer, value) {
        writer.uint32(value);
    },
};
