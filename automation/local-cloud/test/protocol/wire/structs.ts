import { Reader, Writer } from "protobufjs/minimal";
import type { PropertyMap } from "../../../protocol/providerModel";
import { struct } from "../../../protocol/wire/struct";

/** A struct as the wire carries it, without its length. */
export function writeStruct(value: PropertyMap): Uint8Array {
    const writer = Writer.create();
    struct.write(writer, value);
    return Reader.create(writer.finish()).bytes();
}

/** The opposite of `writeStruct`. */
export function readStruct(bytes: Uint8Array): PropertyMap {
    return struct.read(Reader.create(Writer.create().bytes(bytes).finish()));
}
