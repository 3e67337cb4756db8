import { expect } from "chai";
import { z } from "zod";
import { SettingsError } from "../../../../stacks/_settings/load/errors";
import { readRecord } from "../../../../stacks/_settings/reading/readRecord";

const schema = z
    .strictObject({ who: z.string(), how: z.enum(["taken", "kept"]), days: z.array(z.int()).optional() })
    .refine(({ days = [] }) => days.length < 3, "has too many days");

/** What is wrong with a text: place, key, message and remedy. */
function complaints(text: string): readonly string[] {
    try {
        readRecord(schema, text, "claim.yaml", "Take it again.");
    } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        return error.problems.map(
            ({ file, line, column, key, message, remedy }) =>
                `${file}:${line}:${column} ${key}: ${message} · ${remedy}`,
        );
    }
    return [];
}

describe("a record in YAML", () => {
    it("is read as its schema says", () => {
        expect(readRecord(schema, "who: ada\nhow: kept\n", "claim.yaml", "")).to.deep.equal({
            who: "ada",
            how: "kept",
        });
    });

    it("is refused with the place of everything that is wrong with it, and what to do", () => {
        expect(complaints("who: 3\nhow: taken\ndays: [1, x]\n")).to.deep.equal([
            "claim.yaml:1:1 who: must be text, not `3` · Take it again.",
            "claim.yaml:3:11 days[1]: must be a number, not `x` · Take it again.",
        ]);
        expect(complaints("who: ada\n")).to.deep.equal(["claim.yaml:1:1 how: is missing · Take it again."]);
        expect(complaints("who: ada\nhow: tken\n")).to.deep.equal([
            "claim.yaml:2:1 how: must be one of taken, kept, not `tken` · Did you mean `taken`?",
        ]);
        expect(complaints("who: ada\nhow: kept\nwhy: x\n")).to.deep.equal([
            "claim.yaml:3:1 why: does not belong here · Remove it.",
        ]);
        expect(complaints("who: ada\nhow: kept\ndays: [1, 2, 3]\n")).to.deep.equal([
            "claim.yaml:1:1 : has too many days · Take it again.",
        ]);
    });

    it("is refused for its mistakes in YAML alone if there are any", () => {
        expect(complaints("who: [\n")).to.have.length(1);
        expect(complaints("who: [\n")[0]).to.match(/^claim\.yaml:\d+:\d+ : this is not YAML/);
    });
});
