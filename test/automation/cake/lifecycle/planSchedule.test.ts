// Covers: factReader.ts, jobMatrix.ts, unrecordedLayers.ts
import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { factReader } from "../../../../automation/cake/lifecycle/factReader";
import { jobMatrix } from "../../../../automation/cake/lifecycle/jobMatrix";
import { planSchedule } from "../../../../automation/cake/lifecycle/planSchedule";
import type { StateLook } from "../../../../automation/cake/lifecycle/unrecordedLayers";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";
import { testLayer } from "../../../support/testLayer";

const nightly = `${leastSandbox}lifecycle: { teardown: nightly, timezone: UTC }\n`;
const deployed = "network: { at: 2026-11-18T08:00:00Z, resources: 10, fingerprint: a }\n";
const evening = new Date("2026-11-19T19:00:00Z");

function look(files: Readonly<Record<string, string>>): StateLook {
    const root = settingsProject(files);
    return {
        paths: pathsOf(root),
        layers: [testLayer({ name: "network", load: () => Promise.reject(new Error("is not to be run")) })],
        signal: new AbortController().signal,
        listener: () => undefined,
    };
}

const files = {
    "up/stack.yaml": nightly,
    "up/deployed.yaml": deployed,
    "down/stack.yaml": nightly,
    "wrong/stack.yaml": "kind: sandbox\nlifecycle: { teardown: sometimes }\n",
};
const names = ["down", "up", "wrong"];

describe("the plan of a schedule", () => {
    it("says what goes, with what that saves, what stays, and what cannot be read", async () => {
        const plan = await planSchedule(look(files), "teardown", names, evening);
        expect(
            plan.environments.map(({ environment, due, reason }) => [environment, due, reason]),
        ).to.deep.equal([
            ["down", false, "it is not deployed"],
            ["up", true, "every night"],
        ]);
        expect(plan.environments[1]?.resourceHours).to.equal(120);
        expect(plan.unreadable.map(({ environment }) => environment)).to.deep.equal(["wrong"]);
    });

    it("tears down what only the state has", async () => {
        const request = look(files);
        const stacks = join(request.paths.state, ".pulumi/stacks/network");
        mkdirSync(stacks, { recursive: true });
        const resources = [{ urn: "urn:pulumi:down::network::pulumi:pulumi:Stack::network-down" }];
        const state = { version: 3, checkpoint: { latest: { resources } } };
        writeFileSync(join(stacks, "down.json"), JSON.stringify(state));
        const { environments } = await planSchedule(request, "teardown", ["down"], evening);
        expect(environments).to.deep.equal([
            {
                ...{ environment: "down", due: true, why: "schedule" },
                reason: "every night; in its state, but not recorded: network",
            },
        ]);
    });

    it("wakes what was torn down by the schedule, unless it is up again", async () => {
        const asleep =
            "asleep: { since: 2026-11-17T19:00:00Z, why: schedule, layers: { network: { resources: 10 } } }\n";
        const sleeping = { ...files, "up/lifecycle.yaml": asleep, "down/lifecycle.yaml": asleep };
        const { environments } = await planSchedule(look(sleeping), "wake", ["down", "up"], evening);
        expect(environments.map(({ due, reason }) => `${String(due)}: ${reason}`)).to.deep.equal([
            "true: it was up until 2026-11-17",
            "false: it is up again already",
        ]);
    });
});

describe("the matrix of a workflow", () => {
    it("has what is due, and what cannot be read, so that a job says so", async () => {
        const { environment } = await jobMatrix(look(files), [], "teardown", evening);
        expect(environment).to.deep.equal(["up", "wrong"]);
    });

    it("has all environments, or those named, if nothing is asked of them", async () => {
        expect((await jobMatrix(look(files), [], undefined, evening)).environment).to.deep.equal(names);
        const named = await jobMatrix(look(files), ["up", "down", "up"], undefined, evening);
        expect(named.environment).to.deep.equal(["up", "down"]);
    });
});

describe("the facts of an environment", () => {
    it("are read from its settings and records", async () => {
        const { facts, notices } = await factReader(look(files).paths)("up");
        expect(notices).to.deep.equal([]);
        expect(facts).to.include({ environment: "up", kind: "sandbox", isProtected: false });
        expect(facts.activity?.toISOString()).to.equal("2026-11-18T08:00:00.000Z");
        expect(facts.deployed).to.have.property("network");
    });

    it("say that it is protected by its kind, whatever its settings say", async () => {
        const kind = { "kinds/sandbox.yaml": "protected: true\n" };
        const open = { "up/stack.yaml": `${nightly}protected: false\n` };
        const { facts } = await factReader(look({ ...kind, ...open }).paths)("up");
        expect(facts.isProtected).to.equal(true);
    });
});
