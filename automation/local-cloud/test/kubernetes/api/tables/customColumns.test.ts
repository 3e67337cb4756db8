import { expect } from "chai";
import { jsonPath } from "../../../../kubernetes/api/tables/customColumns";

describe("The JSON path of a printer column", () => {
    const object = {
        metadata: { labels: { "a.b/c": "d" } },
        status: {
            conditions: [
                { type: "Stalled", status: "False" },
                { type: "Ready", status: "True" },
            ],
        },
    };

    it("reads fields, items and filters", () => {
        expect(jsonPath(object, ".status.conditions[0].type")).to.deep.equal(["Stalled"]);
        expect(jsonPath(object, ".status.conditions[*].type")).to.deep.equal(["Stalled", "Ready"]);
        expect(jsonPath(object, '.status.conditions[?(@.type=="Ready")].status')).to.deep.equal(["True"]);
        expect(jsonPath(object, ".metadata.labels.a\\.b/c")).to.deep.equal(["d"]);
        expect(jsonPath(object, ".status.nothing.at.all")).to.deep.equal([]);
    });
});
