import { expect } from "chai";
import { diffConfig, diffMessage } from "../../protocol/diffs";

describe("a diff in Pulumi's provider protocol", () => {
    it("without changes says so", () => {
        expect(diffMessage({ changes: {}, deleteBeforeReplace: false })).to.deep.equal({
            replaces: [],
            deleteBeforeReplace: false,
            changes: 1,
            diffs: [],
            detailedDiff: {},
            hasDetailedDiff: true,
        });
    });

    it("has every path in detail, and properties once each", () => {
        const message = diffMessage({
            changes: {
                "tags.Name": "update",
                'tags["a.b"]': "add",
                '["x.y"].z': "delete",
                "subnetIds[0]": "update-replace",
            },
            deleteBeforeReplace: true,
        });
        expect(message).to.deep.equal({
            replaces: ["subnetIds"],
            deleteBeforeReplace: true,
            changes: 2,
            diffs: ["tags", "x.y", "subnetIds"],
            detailedDiff: {
                "tags.Name": { kind: 4, inputDiff: true },
                'tags["a.b"]': { kind: 0, inputDiff: true },
                '["x.y"].z': { kind: 2, inputDiff: true },
                "subnetIds[0]": { kind: 5, inputDiff: true },
            },
            hasDetailedDiff: true,
        });
    });

    it("of a provider's configuration never replaces anything, nor counts the provider's version", () => {
        const olds = { version: "1.0.0", region: "eu-central-1", profile: "a", tags: { a: "b" } };
        const news = { version: "2.0.0", region: "eu-west-1", token: "t", tags: { a: "b" } };
        expect(diffConfig(olds, news)).to.deep.equal({
            changes: { region: "update", profile: "delete", token: "add" },
            deleteBeforeReplace: false,
        });
    });
});
