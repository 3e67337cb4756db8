import { expect } from "chai";
import fc from "fast-check";
import { sectionsText, type Section } from "../../../../automation/report/files/sections";

function lines(count: number, text: string): readonly string[] {
    return Array.from({ length: count }, () => text);
}

function section(name: string, folded: number): Section {
    return {
        told: [{ lines: [`# ${name}`] }],
        folded: [{ lines: lines(folded, `${name}-line`), instead: `see ${name}` }],
    };
}

describe("sections of a comment", () => {
    it("are whole if there is room", () => {
        expect(sectionsText([section("a", 2), section("b", 1)], 1000)).to.equal(
            "# a\n\na-line\na-line\n\n# b\n\nb-line\n\n",
        );
    });

    it("are cut in what is folded first, and then in the largest", () => {
        const text = sectionsText([section("a", 3), section("b", 200)], 200);
        expect(text.match(/a-line/g)).to.have.length(3);
        expect(text).to.contain("# b");
        expect(text).to.match(/… \d+ more lines/);
        expect(text.length).to.be.at.most(200);
    });

    it("say what stands for a folded part without room", () => {
        expect(sectionsText([section("a", 50)], 20)).to.equal("# a\n\nsee a\n\n");
    });

    it("never take more room than there is", () => {
        const any = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat(40)), {
            maxLength: 6,
        });
        fc.assert(
            fc.property(any, fc.nat(400), (wanted, room) => {
                const sections = wanted.map(([name, folded]) => section(name.replace(/\s/g, "_"), folded));
                expect(sectionsText(sections, room).length).to.be.at.most(room);
            }),
        );
    });
});
