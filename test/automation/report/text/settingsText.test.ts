import { expect } from "chai";
import { parse } from "yaml";
import { settingsText } from "../../../../automation/report/text/settingsText";

const result = {
    environment: "dev-1",
    files: ["stacks/base.yaml"],
    settings: { network: { zones: ["a", "b"], tags: {}, routes: [{ to: "x", via: "y" }] }, on: true },
    origins: { "network.zones": "stacks/base.yaml:3:5", on: "stacks/dev-1/stack.yaml:7:1" },
};

describe("settings as text", () => {
    it("are YAML that reads the same, flat values on one line", () => {
        const text = settingsText(result, { origin: false });
        expect(parse(text)).to.deep.equal(result.settings);
        expect(text).to.contain("  zones: [a, b]\n  tags: {}\n");
        expect(text).not.to.contain("#");
    });

    it("have the file and line of each value as comments in one column", () => {
        const text = settingsText(result, { origin: true });
        expect(parse(text)).to.deep.equal(result.settings);
        const comments = text.split("\n").filter((line) => line.includes("#"));
        expect(comments.map((line) => line.slice(line.indexOf("#")))).to.deep.equal([
            "# stacks/base.yaml:3",
            "# stacks/dev-1/stack.yaml:7",
        ]);
        expect(new Set(comments.map((line) => line.indexOf("#"))).size).to.equal(1);
    });
});
