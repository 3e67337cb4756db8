import { expect } from "chai";
import {
    createdSandboxText,
    deletedSandboxText,
    sandboxesText,
} from "../../../../automation/report/text/sandboxesText";
import { layerResult, runResult } from "../../../support/runs";
import { plain } from "./plain";

const now = new Date("2026-11-30T10:00:00Z");

describe("the text of sandboxes", () => {
    it("is a table of what each follows, whose it is, how old, and what is deployed of it", () => {
        const about = { owner: "ada", created: "2026-11-28T10:00:00Z" };
        const text = sandboxesText(
            [
                { ...about, environment: "sandbox-b", from: "dev-1", ttl: "3d", resources: 1200 },
                { ...about, environment: "sandbox-c", resources: 0, problem: "stack.yaml:3: is missing" },
            ],
            plain,
            now,
        );
        expect(text).to.match(/sandbox-b +dev-1 +ada +2 d ago +3d +1,200\n/);
        expect(text).to.match(/sandbox-c +ada +2 d ago +no +stack\.yaml:3: is missing\n/);
    });

    it("says how to create the first one", () => {
        expect(sandboxesText([], plain, now)).to.match(/^There are no sandboxes\. .*sandbox -- create/);
    });

    it("says what was created, with its own values, and what comes next", () => {
        const created = {
            name: "sandbox-c",
            from: "dev-1",
            owner: "ada",
            file: "stacks/sandbox-c/stack.yaml",
        };
        const own = [{ path: ["network", "vpcCidr"], noun: "VPC range", value: "10.9.0.0/16" }] as const;
        const next = "npm run preview -- sandbox-c";
        expect(createdSandboxText({ ...created, own, next })).to.equal(
            "sandbox-c follows dev-1, with the VPC range 10.9.0.0/16: stacks/sandbox-c/stack.yaml\nNext:   npm run preview -- sandbox-c\n",
        );
        expect(createdSandboxText({ ...created, own: [], next })).to.match(/^sandbox-c follows dev-1: /);
    });

    it("says of a deleted one that it is gone, unless the destroy failed", () => {
        const result = runResult("destroy", "sandbox-c", [layerResult("network", { delete: 3 })]);
        expect(deletedSandboxText(result, plain)).to.match(/sandbox-c is gone, .*stacks\/sandbox-c\/\.\n$/);
        const failed = runResult("destroy", "sandbox-c", [layerResult("network", {}, "failed")]);
        expect(deletedSandboxText(failed, plain)).not.to.contain("is gone");
    });
});
