// Covers: cloud.ts, destroy.ts, drift.ts, kubectl.ts, preview.ts, repair.ts
import { expect } from "chai";
import type { CommandContext } from "../../../../automation/commands/common/command";
import { cloud } from "../../../../automation/commands/run/cloud";
import { destroy } from "../../../../automation/commands/run/destroy";
import { drift } from "../../../../automation/commands/run/drift";
import { kubectl } from "../../../../automation/commands/run/kubectl";
import { preview } from "../../../../automation/commands/run/preview";
import { repair } from "../../../../automation/commands/run/repair";
import { errorReport } from "../../../../automation/report/errors";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";
import { failureOf, testContext } from "../testContext";

const common = { latency: "none", commit: false, push: false, skipCi: false, all: false } as const;
const previewing = { ...common, check: false, fresh: false, refresh: false, expectNoChanges: false };
const destroying = { ...common, take: false, skipDrain: false };

const commands: Readonly<Record<string, (name: string, context: CommandContext) => Promise<unknown>>> = {
    preview: (name, context) => preview([name], previewing, context),
    drift: (name, context) => drift([name], common, context),
    destroy: (name, context) => destroy(name, destroying, context),
    repair: (name, context) => repair(name, { yes: true, latency: "none" }, context),
    kubectl: (name, context) => kubectl(name, ["get", "pods"], context),
    cloud: (name, context) => cloud(name, { latency: "none" }, context, () => undefined),
};

const dev = leastSandbox.replace("sandbox", "production");
const project = (): string => settingsProject({ "one/stack.yaml": leastSandbox, "prod/stack.yaml": dev });

describe("a command on an environment that does not exist", () => {
    for (const [name, run] of Object.entries(commands)) {
        it(`ends with exit code 6 and suggests the likely one: ${name}`, async () => {
            const { exitCode, remedy } = errorReport(
                await failureOf(() => run("onne", testContext(project()))),
            );
            expect(exitCode).to.equal(6);
            expect(remedy).to.contain("`one`");
        });
    }
});

describe("preview", () => {
    it("refuses a layer that does not exist before it reads any environment", async () => {
        const options = { ...previewing, layer: "netwrk" };
        const failure = await failureOf(() => preview(["one"], options, testContext("/nowhere")));
        expect(failure).to.include({ message: 'There is no layer "netwrk".', exitCode: 6 });
    });

    it("refuses names together with --all", async () => {
        const options = { ...previewing, all: true };
        const failure = await failureOf(() => preview(["one"], options, testContext(project())));
        expect(failure).to.have.property("exitCode", 2);
    });
});

describe("destroy", () => {
    it("refuses a protected environment before it asks for its name", async () => {
        const context = testContext(project(), "prod");
        const failure = await failureOf(() => destroy("prod", destroying, context));
        expect(failure).to.have.property("exitCode", 5);
        expect(context.questions).to.deep.equal([]);
    });

    it("refuses a drain timeout that it cannot read before it asks for the name", async () => {
        const context = testContext(project(), "one");
        const options = { ...destroying, drainTimeout: "soon" };
        expect(await failureOf(() => destroy("one", options, context))).to.have.property("exitCode", 2);
        expect(context.questions).to.deep.equal([]);
    });

    it("does nothing if another name is typed", async () => {
        const failure = await failureOf(() => destroy("one", destroying, testContext(project(), "two")));
        expect(failure).to.have.property("exitCode", 8);
    });
});

describe("repair", () => {
    it("wants a yes if there is no terminal", async () => {
        const options = { yes: false, latency: "none" } as const;
        expect(await failureOf(() => repair("one", options, testContext(project())))).to.include({
            message: "There is no terminal to ask on.",
            exitCode: 2,
            remedy: "To repair without being asked: npm run repair -- one --yes",
        });
    });
});
