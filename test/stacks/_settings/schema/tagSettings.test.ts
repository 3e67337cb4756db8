import { expect } from "chai";
import { tagsOf } from "../../../../layers/tags";
import { reservedTagKeys, tagSettings } from "../../../../stacks/_settings/schema/tagSettings";
import { about } from "../../../layers/samples";

/** What is wrong with some tags, in words. */
function problems(tags: Readonly<Record<string, string>>): string[] {
    const { error } = tagSettings.safeParse(tags);
    return (error?.issues ?? []).map((issue) =>
        issue.code === "invalid_key" ? (issue.issues[0]?.message ?? "") : issue.message,
    );
}

describe("Tags of an environment's own", () => {
    it("take what every service of AWS takes", () => {
        const tags = {
            "cost-center": "4711",
            "Cost Allocation": "R+D / platform",
            "example.com/team:name": "plätzchen@example.com",
            empty: "",
            ["k".repeat(128)]: "v".repeat(256),
        };
        expect(tagSettings.parse(tags)).to.deep.equal(tags);
    });

    it("refuse keys and values that are too long, and a key without a character", () => {
        expect(problems({ ["k".repeat(129)]: "" })).to.have.length(1);
        expect(problems({ key: "v".repeat(257) })).to.have.length(1);
        expect(problems({ "": "x" })).to.have.length(1);
    });

    it("refuse characters that some service or controller does not take", () => {
        for (const text of ["a,b", "a=b", "a;b", "a\nb", "a*b"]) {
            expect(problems({ [text]: "x" }), text).to.deep.equal([
                "must be letters, digits, spaces and _ . : / + - @",
            ]);
            expect(problems({ key: text }), text).to.deep.equal([
                "must be letters, digits, spaces and _ . : / + - @",
            ]);
        }
        expect(problems({ " key": "x" })).to.deep.equal(["must not begin or end with a space"]);
        expect(problems({ key: "x " })).to.deep.equal(["must not begin or end with a space"]);
    });

    it("refuse what is kept for AWS itself, in any case", () => {
        for (const text of ["aws:team", "AWS:team", "Aws:team"]) {
            const refusal = ["must not begin with `aws:`, which is kept for AWS itself"];
            expect(problems({ [text]: "x" }), text).to.deep.equal(refusal);
            expect(problems({ key: text }), text).to.deep.equal(refusal);
        }
        expect(problems({ awsome: "aws" })).to.be.empty;
    });

    it("refuse the keys that the layers set, in any case", () => {
        expect(Object.keys(tagsOf(about, "network"))).to.have.members(
            reservedTagKeys.filter((key) => key !== "Name"),
        );
        for (const key of [...reservedTagKeys, "Environment", "OWNER"]) {
            expect(problems({ [key]: "x" }), key).to.deep.equal([
                "must not be one of environment, layer, kind, owner, managed-by, Name: the layers set these themselves",
            ]);
        }
    });

    it("refuse two keys that IAM takes for the same", () => {
        expect(problems({ team: "a", Team: "b" })).to.deep.equal([
            "must not have both `team` and `Team`: IAM takes them for the same key",
        ]);
    });

    it("refuse more tags than a resource can have with those of the layers and the controllers", () => {
        const tags = (count: number) =>
            Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, "x"]));
        expect(problems(tags(40))).to.be.empty;
        expect(problems(tags(41))).to.have.length(1);
    });
});
