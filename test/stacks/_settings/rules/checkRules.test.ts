// Covers: rule.ts
import { expect } from "chai";
import { readTree } from "../../../../stacks/_settings/reading/readTree";
import { checkRules } from "../../../../stacks/_settings/rules/checkRules";
import { problemAt, type Rule } from "../../../../stacks/_settings/rules/rule";
import type { ValidSettings } from "../../../../stacks/_settings/schema/commonSettings";
import { testSection } from "../../../support/testSection";

interface Part {
    readonly size: number;
}

/** A part is not larger than those of other environments, and small outside of one region. */
const notTheLargest: Rule<Part> = (input) => {
    const isTooLarge = input.settings.size > input.others().length;
    const isElsewhere = input.common.region !== "eu-central-1" && input.settings.size > 0;
    return [
        ...(isTooLarge ? [problemAt(input, ["lowerPart", "size"], "is too large", "Make it smaller.")] : []),
        ...(isElsewhere ? [problemAt(input, ["lowerPart", "range"], "is missing", "Add it.")] : []),
    ];
};

const text = "region: eu-central-1\nlowerPart:\n  size: 2\n";

function judged(common: ValidSettings, others = 0, rules: readonly Rule<never>[] = [notTheLargest]) {
    const { tree } = readTree(text, "stacks/one/stack.yaml");
    const environment = {
        name: "one",
        tree,
        common,
        others: () => Array.from({ length: others }, () => ({ name: "two", tree })),
    };
    return checkRules(environment, [testSection({ rules })]);
}

describe("the rules of a layer", () => {
    it("judge its settings, and say where the problem is", () => {
        expect(judged({ region: "eu-central-1", lowerPart: { size: 2 } })).to.deep.equal([
            {
                file: "stacks/one/stack.yaml",
                line: 3,
                column: 3,
                key: "lowerPart.size",
                message: "is too large",
                remedy: "Make it smaller.",
            },
        ]);
    });

    it("can look at the settings that every environment has, and at other environments", () => {
        expect(judged({ region: "eu-central-1", lowerPart: { size: 2 } }, 2)).to.deep.equal([]);
        expect(judged({ region: "eu-west-1", lowerPart: { size: 2 } }, 2)).to.deep.include({
            file: "stacks/one/stack.yaml",
            line: 2,
            column: 1,
            key: "lowerPart.range",
            message: "is missing",
            remedy: "Add it.",
        });
    });

    it("are left out if the shape of its settings is wrong, or no layer has any", () => {
        expect(judged({ region: "eu-central-1" })).to.deep.equal([]);
        expect(judged({ region: "eu-central-1", lowerPart: { size: 2 } }, 0, [])).to.deep.equal([]);
    });
});
