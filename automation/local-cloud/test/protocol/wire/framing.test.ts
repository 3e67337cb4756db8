import { expect } from "chai";
import { Reader, Writer } from "protobufjs/minimal";
import { endOfEmbedded, writeTag } from "../../../protocol/wire/framing";

describe("the framing of protobuf fields", () => {
    it("writes a field's number and how its value is encoded into one number", () => {
        const writer = Writer.create();
        writeTag(writer, 29, 2);
        expect(Reader.create(writer.finish()).uint32()).to.equal(29 * 8 + 2);
    });

    it("says where an embedded message ends", () => {
        expect(endOfEmbedded(Reader.create(Buffer.from([2, 7, 7, 9])))).to.equal(3);
    });

    it("refuses an embedded message that is longer than what there is", () => {
        const reader = Reader.create(Buffer.from([3, 7, 7]));
        expect(() => endOfEmbedded(reader)).to.throw(RangeError, "A message is cut off.");
    });
});
