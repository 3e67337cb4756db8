import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mendPlan } from "../../../../automation/engine/run/planFile";
import { temporaryFolder } from "../../../support/temporaryFolder";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function reference(id: string): Record<string, string> {
    return { "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:role", id };
}

function mended(plan: unknown): unknown {
    const file = join(temporaryFolder(), "plan.json");
    writeFileSync(file, JSON.stringify(plan));
    mendPlan(file);
    return JSON.parse(readFileSync(file, "utf8"));
}

describe("an engine's plan", () => {
    it("has unknowns in place of resources that do not exist yet", () => {
        const plan = (role: unknown, roles: unknown): unknown => ({
            resourcePlans: {
                "urn:component": { goal: { inputDiff: {}, outputDiff: { adds: { role, roles } } } },
                "urn:attachment": { goal: { inputDiff: { adds: { role, name: "a" } }, outputDiff: {} } },
            },
        });
        expect(mended(plan(reference(""), [reference(unknown), reference("a")]))).to.deep.equal(
            plan(unknown, [unknown, reference("a")]),
        );
    });

    it("stays as it is in everything else", () => {
        const plan = {
            manifest: { version: "v3" },
            resourcePlans: {
                "urn:role": {
                    goal: { inputDiff: { adds: { role: reference("a"), name: "" } }, outputDiff: {} },
                    steps: ["create"],
                    outputs: { role: reference("") },
                },
                "urn:other": {},
            },
        };
        expect(mended(plan)).to.deep.equal(plan);
    });
});
