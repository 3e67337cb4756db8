// Covers: codec.ts
import { expect } from "chai";
import { flag, integer, text } from "../../../protocol/wire/codec";
import { decode, encode, field, listField, mapField, message } from "../../../protocol/wire/message";

const part = message({ name: field(1, text), size: field(2, integer) });
const whole = message({
    title: field(1, text),
    final: field(2, flag),
    names: listField(3, text),
    parts: listField(4, part),
    byName: mapField(5, part),
    // A number that takes two bytes in a tag.
    late: field(29, integer),
});

const given = {
    title: "Größe",
    final: true,
    names: ["a", "", "c"],
    parts: [
        { name: "one", size: 300 },
        { name: "", size: 2 ** 32 - 1 },
    ],
    byName: { left: { name: "l", size: 1 }, right: { name: "r", size: 0 } },
    late: 7,
};

describe("a protobuf message", () => {
    it("comes back as it went", () => {
        expect(decode(whole, encode(whole, given))).to.deep.equal(given);
    });

    it("takes no bytes for absent fields, and reads them back as absent", () => {
        const absent = { title: "", final: false, names: [], parts: [], byName: {}, late: 0 };
        const bytes = encode(whole, absent);
        expect(bytes).to.have.length(0);
        expect(decode(whole, bytes)).to.deep.equal(absent);
    });

    it("skips fields that it does not have", () => {
        const known = message({ title: field(1, text), late: field(29, integer) });
        expect(decode(known, encode(whole, given))).to.deep.equal({ title: "Größe", late: 7 });
    });

    it("is refused if it is cut off", () => {
        const bytes = encode(whole, given);
        expect(() => decode(whole, bytes.subarray(0, 4))).to.throw(RangeError);
    });
});
