import type { Reader, Writer } from "protobufjs/minimal";

/** Writes what comes before each field: its number, and how its value is encoded. */
export function writeTag(writer: Writer, field: number, wireType: 0 | 1 | 2): void {
    writer.uint32(field * 8 + wireType);
}

/**
 * Reads the length of an embedded message; returns the position where the message ends. Throws a RangeError if the bytes
 * end before it does: protobufjs would notice only when it reads a value past the end.
 */
export function endOfEmbedded(reader: Reader): number {
    const length = reader.uint32();
    const end = reader.pos + length;
    if (end > reader.len) throw new RangeError("A message is cut off.");
    return end;
}
