import { expect } from "chai";
import { closes, closeTornLine, decodeLine, encodeLine, isTornMark, lostLine } from "../../store/journalLine";

const change = { kind: "vpc", id: "vpc-1", body: { name: "Größe" }, expect: 3 };

describe("a line of the journal", () => {
    it("comes back as it was written", () => {
        const line = encodeLine(change);
        expect(line).to.match(/^[0-9a-f]{8} \{.*\}\n$/);
        expect(decodeLine(line.slice(0, -1))).to.deep.equal(change);
    });

    it("is not read if any part of it is damaged", () => {
        const line = encodeLine(change).slice(0, -1);
        expect(decodeLine(line.replace("vpc-1", "vpc-2"))).to.equal(undefined);
        expect(decodeLine(line.slice(0, -1))).to.equal(undefined);
        expect(decodeLine(line.slice(1))).to.equal(undefined);
        expect(decodeLine("")).to.equal(undefined);
        expect(decodeLine(lostLine)).to.equal(undefined);
    });

    it("that was torn is closed off by a mark that fits this line alone", () => {
        const torn = Buffer.from(encodeLine(change).slice(0, 20));
        const mark = closeTornLine(torn).trim();
        expect(isTornMark(mark)).to.equal(true);
        expect(closes(mark, torn)).to.equal(true);
        expect(closes(mark, torn.subarray(1))).to.equal(false);
        expect(isTornMark(encodeLine(change).trim())).to.equal(false);
    });
});
