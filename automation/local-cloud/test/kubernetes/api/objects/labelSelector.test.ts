import { expect } from "chai";
import {
    labelSelectorOf,
    labelSelectorText,
    parseLabelSelector,
} from "../../../../kubernetes/api/objects/labelSelector";

describe("A label selector", () => {
    const labels = { app: "web", tier: "front" };

    it("reads every form of requirement", () => {
        for (const selected of [
            "",
            "app",
            "!legacy",
            "app=web",
            "app==web,tier!=back",
            "app in (api, web)",
            "app notin (api),tier in (front,back)",
            "legacy!=true",
        ]) {
            expect(parseLabelSelector(selected)(labels), selected).to.equal(true);
        }
        for (const left of [
            "legacy",
            "!app",
            "app=api",
            "app in (api)",
            "app notin (web)",
            "app=web,tier=x",
        ]) {
            expect(parseLabelSelector(left)(labels), left).to.equal(false);
        }
    });

    it("refuses what it cannot read", () => {
        expect(() => parseLabelSelector("app in web")).to.throw("unable to parse requirement");
    });

    it("reads and writes the form of objects", () => {
        const selector = {
            matchLabels: { app: "web" },
            matchExpressions: [
                { key: "tier", operator: "In", values: ["front", "back"] },
                { key: "legacy", operator: "DoesNotExist" },
            ],
        };
        expect(labelSelectorOf(selector)(labels)).to.equal(true);
        expect(labelSelectorOf(selector)({ ...labels, legacy: "" })).to.equal(false);
        expect(labelSelectorText(selector)).to.equal("app=web,tier in (front,back),!legacy");
    });
});
