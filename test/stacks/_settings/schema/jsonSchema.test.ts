import { expect } from "chai";
import { z } from "zod";
import { jsonSchema, jsonSchemaText } from "../../../../stacks/_settings/schema/jsonSchema";
import { testSection } from "../../../support/testSection";

const sections = [testSection()];
const validator = z.fromJSONSchema(jsonSchema(sections));

function takes(settings: object): boolean {
    return validator.safeParse(settings).success;
}

describe("the JSON Schema of a settings file", () => {
    it("takes any part of the settings, as the files add up", () => {
        for (const settings of [{}, { kind: "dev" }, { lowerPart: {} }, { lowerPart: { range: "x" } }]) {
            expect(takes(settings), JSON.stringify(settings)).to.equal(true);
        }
    });

    it("takes null for every key, which removes what a file below says", () => {
        for (const settings of [{ kind: null }, { lowerPart: null }, { lowerPart: { size: null } }]) {
            expect(takes(settings), JSON.stringify(settings)).to.equal(true);
        }
    });

    it("refuses unknown keys and values of the wrong type", () => {
        for (const settings of [
            { knid: "dev" },
            { kind: "test" },
            { lowerPart: { size: "x" } },
            { lowerPart: { length: 1 } },
        ]) {
            expect(takes(settings), JSON.stringify(settings)).to.equal(false);
        }
    });

    it("has the descriptions of the settings, and no bounds that only mean a whole number", () => {
        const text = jsonSchemaText(sections);
        expect(text).to.contain('"description": "How large it is."').and.to.match(/\n$/);
        expect(text).not.to.contain(String(Number.MAX_SAFE_INTEGER));
    });
});
