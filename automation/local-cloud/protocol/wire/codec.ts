import type { Reader } from "./reader";
import type { Writer } from "./writer";

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
    read: (reader) => reader.text(),
    write(writer, value) {
        writer.text(value);
    },
};

/** A boolean. */
export const flag: Codec<boolean> = {
    wireType: 0,
    absent: false,
    read: (reader) => reader.varint() !== 0,
    write(writer, value) {
        writer.varint(value ? 1 : 0);
    },
};

/** A whole number that is not negative, or one of an enumeration. */
export const integer: Codec<number> = {
    wireType: 0,
    absent: 0,
    read: (reader) => reader.varint(),
    write(writer, value) {
        writer.varint(value);
    },
};
