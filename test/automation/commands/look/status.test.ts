// Covers: history.ts, leftovers.ts, matrix.ts
import { expect } from "chai";
import { history } from "../../../../automation/commands/look/history";
import { leftovers } from "../../../../automation/commands/look/leftovers";
import { matrix } from "../../../../automation/commands/look/matrix";
import { status } from "../../../../automation/commands/look/status";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";
import { actAs, commitAll, gitIn, isolateGit } from "../../git/gitSandbox";
import { plain } from "../../report/text/plain";
import { failureOf, testContext } from "../testContext";

const project = (): string =>
    settingsProject({ "one/stack.yaml": leastSandbox, "two/stack.yaml": leastSandbox.replace("200", "201") });

describe("status", () => {
    it("answers all environments, or those named, as text and as data", async () => {
        const context = testContext(project());
        const all = await status([], { matrix: false }, context);
        expect(all.exitCode).to.equal(0);
        expect(all.text(plain))
            .to.match(/one +sandbox +local +not deployed/)
            .and.to.match(/two +sandbox/);
        const one = await status(["two"], { matrix: false }, context);
        expect(one.json).to.have.nested.property("environments[0].environment", "two");
        expect(one.json).to.have.property("environments").with.length(1);
    });

    it("answers the matrix of a workflow on one line", async () => {
        const { text, json } = await status([], { matrix: true }, testContext(project()));
        expect(text(plain)).to.equal('{"environment":["one","two"]}\n');
        expect(json).to.deep.equal({ environment: ["one", "two"] });
    });

    it("refuses --due without --matrix, and a matrix of an environment that does not exist", async () => {
        const due = await failureOf(() => status([], { matrix: false, due: "wake" }, testContext(project())));
        expect(due).to.include({ message: "--due needs --matrix.", exitCode: 2 });
        const unknown = await failureOf(() => matrix(["tow"], undefined, testContext(project())));
        expect(unknown).to.have.property("remedy").that.contains("`two`");
    });
});

describe("history", () => {
    isolateGit();

    it("reads the commits of a project, and says so if they hold nothing of the environment", async () => {
        const root = project();
        gitIn(root, "init", "--quiet", "--initial-branch=main");
        actAs(root, "Ada");
        commitAll(root, "first");
        const { exitCode, json, text } = await history("one", { limit: "20" }, testContext(root));
        expect(exitCode).to.equal(0);
        expect(json).to.deep.include({ environment: "one", entries: [], older: 0 });
        expect(text(plain)).to.contain("No commit holds a diff or a deployment of one yet.");
    });

    for (const limit of ["0", "-3", "all", "1.5"]) {
        it(`refuses --limit ${limit}`, async () => {
            const failure = await failureOf(() => history("one", { limit }, testContext(project())));
            expect(failure).to.include({
                message: `--limit "${limit}" is not a number of entries.`,
                exitCode: 2,
            });
        });
    }
});

describe("leftovers", () => {
    const choice = { all: false, latency: "none" } as const;

    it("needs an environment", async () => {
        const failure = await failureOf(() => leftovers([], choice, testContext(project())));
        expect(failure).to.have.property("exitCode", 2);
    });

    it("lists an environment that cannot be read among others, and throws its error if it is the only one", async () => {
        const root = settingsProject({ "one/stack.yaml": "kind: sandbox\ncloud: somewhere\n" });
        const all = await leftovers([], { ...choice, all: true }, testContext(root));
        expect(all.exitCode).to.equal(2);
        expect(all.json).to.have.nested.property("environments[0].error.exitCode", 2);
        expect(all.text(plain)).to.contain("The settings of one have");
        expect(await failureOf(() => leftovers(["one"], choice, testContext(root)))).to.have.property(
            "name",
            "SettingsError",
        );
    });
});
