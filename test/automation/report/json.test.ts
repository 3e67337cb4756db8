import { expect } from "chai";
import { jsonDocument } from "../../../automation/report/json";

describe("jsonDocument", () => {
    it("must say its schema and command before anything else", () => {
        const text = jsonDocument("up", { environment: "sandbox-a" });
        expect(text).to.equal(
            '{\n  "schemaVersion": 1,\n  "command": "up",\n  "environment": "sandbox-a"\n}\n',
        );
    });

    it("must be an object whatever the content is", () => {
        expect(JSON.parse(jsonDocument("status", [1]))).to.deep.equal({
            schemaVersion: 1,
            command: "status",
            content: [1],
        });
    });
});
