import type { PropertyMap } from "../../../protocol/providerModel";
import { field, decode, encode, message } from "../../../protocol/wire/message";
import { struct } from "../../../protocol/wire/struct";

// The one field makes an envelope of five bytes around the struct: its tag and its length.
const envelope = message({ struct: field(1, struct) });
const overhead = 5;

/** A struct as the wire carries it. */
export function writeStruct(value: PropertyMap): Buffer {
    return encode(envelope, { struct: value }).subarray(overhead);
}

/** The opposite of `writeStruct`. */
export function readStruct(bytes: Buffer): PropertyMap {
    const header = Buffer.from([10, 0, 0, 0, 0]);
    for (let n = 0, rest = bytes.length; n < 4; n += 1, rest >>>= 7)
        header[n + 1] = (rest & 0x7f) | (n < 3 ? 0x80 : 0);
    return decode(envelope, Buffer.concat([header, bytes])).struct;
}
