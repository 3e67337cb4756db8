import { badRequest } from "../../status/errors";

/** A field as it travels: a number, or bytes. */
export interface WireField {
    readonly number: number;
    readonly value: bigint | Buffer;
}

/** Splits an encoded message into its fields. */
export function wireFields(bytes: Buffer): WireField[] {
    let at = 0;
    const varint = (): bigint => {
        let value = 0n;
        for (let shift = 0n; ; shift += 7n) {
            const byte = bytes[at];
            if (byte === undefined) throw badRequest("the protocol buffer ends in the middle of a number");
            at += 1;
            value |= BigInt(byte & 127) << shift;
            if (byte < 128) return BigInt.asIntN(64, value);
        }
    };
    const take = (length: number): Buffer => {
        if (at + length > bytes.length) throw badRequest("the protocol buffer ends in the middle of a field");
        at += length;
        return bytes.subarray(at - length, at);
    };
    const fields: WireField[] = [];
    while (at < bytes.length) {
        const tag = Number(varint());
        const kind = tag & 7;
        if (kind !== 0 && kind !== 2)
            throw badRequest(`the protocol buffer has a field of wire type ${kind}`);
        fields.push({ number: tag >> 3, value: kind === 0 ? varint() : take(Number(varint())) });
    }
    return fields;
}
