import { expect } from "chai";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunReportDocument } from "../../../automation/report/files/jsonReport";
import { addRemote, git, repositoryCopy } from "../../support/git";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

function expectCode(result: CommandResult, code: number): void {
    expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(code);
}

describe("a preview of several environments", function () {
    const step = story();
    this.timeout(180_000);
    const sandboxes = ["sandbox-a", "sandbox-b"];
    let project: string;
    before(() => {
        project = projectCopy();
    });

    step("stores a diff for each and ends with one table", async () => {
        const result = await runCake(project, ["preview", "--kind", "sandbox", "--report", "out/report.csv"]);
        expectCode(result, 0);
        for (const name of sandboxes) {
            expect(result.stdout).to.match(new RegExp(`^ +${name} +succeeded +83`, "m"));
            expect(existsSync(join(project, "stacks", name, "changes.txt"))).to.equal(true);
            expect(result.stderr).to.match(new RegExp(`^${name}/network +26 to create`, "m"));
        }
        expect(result.stdout).to.contain("preview of 2 environments: 166 to create");
        expect(readFileSync(join(project, "out/report.csv"), "utf8").split("\r\n")).to.have.length(8);
    });

    step("is stopped by none of them that fails, and ends with the code of the worst", async () => {
        appendFileSync(join(project, "stacks/sandbox-a/stack.yaml"), "\nnonsense: true\n");
        const result = await runCake(project, ["preview", ...sandboxes, "dev-1", "--json"]);
        expectCode(result, 2);
        const { runs } = JSON.parse(result.stdout) as RunReportDocument;
        const ends = runs.map((run) =>
            "error" in run
                ? `${run.environment}: ${run.error.message}`
                : `${run.environment} ${run.result.result}`,
        );
        expect(ends).to.deep.equal([
            "sandbox-a: The settings of sandbox-a have a problem.",
            "sandbox-b succeeded",
            "dev-1 succeeded",
        ]);
    });

    step("checks them all", async () => {
        const path = join(project, "stacks/sandbox-a/stack.yaml");
        writeFileSync(path, readFileSync(path, "utf8").replace("\nnonsense: true\n", ""));
        expectCode(await runCake(project, ["preview", ...sandboxes, "dev-1", "--check"]), 0);
        const text = join(project, "stacks/sandbox-b/changes.txt");
        appendFileSync(text, "edited\n");
        const stale = await runCake(project, ["preview", ...sandboxes, "dev-1", "--check"]);
        expectCode(stale, 5);
        expect(stale.stdout).to.match(/sandbox-b +failed .*stale: changes\.txt does not say/);
    });

    for (const [what, args, code, words] of [
        ["no environment", ["preview"], 2, /No environment is named.*\n.*\n.*--all/],
        ["names and --all", ["preview", "sandbox-a", "--all"], 2, /chosen in more than one way/],
        ["an unknown kind", ["preview", "--kind", "sandbx"], 2, /no kind "sandbx"[^]*`sandbox`/],
        ["no number", ["preview", "--all", "--parallel", "many"], 2, /"many" is not a number/],
        ["one that is unknown", ["preview", "sandbox-a", "sandbx-b"], 6, /no environment `sandbx-b`/],
        ["a report of no known kind", ["preview", "--all", "--report", "r.jsn"], 2, /r\.jsn[^]*\.json/],
    ] as const) {
        step(`refuses ${what} before anything is run`, async () => {
            const result = await runCake(project, args);
            expectCode(result, code);
            expect(result.stderr).to.match(words);
        });
    }
});

describe("runs that commit", function () {
    this.timeout(180_000);

    it("commit the files of their own environment, and push them; history tells them", async () => {
        const project = repositoryCopy();
        const remote = addRemote(project);
        writeFileSync(join(project, "README.md"), "somebody's work\n");
        git(project, "add", "README.md");
        appendFileSync(join(project, "stacks/README.md"), "more of it\n");

        expectCode(await runCake(project, ["preview", "sandbox-a", "dev-1", "--push", "--skip-ci"]), 0);
        const subjects = git(remote, "log", "--format=%s", "main").split("\n");
        expect(subjects).to.have.members([
            "preview sandbox-a: 83 to create [skip ci]",
            "preview dev-1: 100 to create [skip ci]",
            "Start",
        ]);
        const files = git(remote, "log", "-1", "--name-only", "--format=", "--grep=sandbox-a", "main");
        expect(files.split("\n").every((file) => file.startsWith("stacks/sandbox-a/"))).to.equal(true);
        expect(git(project, "status", "--short").split("\n")).to.have.members([
            "A  README.md",
            " M stacks/README.md",
        ]);

        expectCode(await runCake(project, ["up", "sandbox-a", "--yes", "--commit"]), 0);
        expect(git(project, "log", "-1", "--format=%B")).to.match(
            /^up sandbox-a: 83 created\n[^]*\nVerb: up\nEnvironment: sandbox-a\nLayers: network, compute, cluster-config\nFingerprint: \w{12}$/,
        );
        const head = git(project, "rev-parse", "HEAD");
        const again = await runCake(project, ["up", "sandbox-a", "--yes", "--commit"]);
        expectCode(again, 0);
        expect(again.stdout).to.contain("Commit: no commit, nothing changed");
        expect(git(project, "rev-parse", "HEAD")).to.equal(head);

        rmSync(remote, { recursive: true });
        const unpushed = await runCake(project, ["preview", "sandbox-a", "--push"]);
        expectCode(unpushed, 1);
        expect(unpushed.stdout).to.match(/preview of sandbox-a succeeded[^]*Commit: failed\n/);

        const history = await runCake(project, ["history", "sandbox-a", "--json"]);
        expectCode(history, 0);
        expect(history.stdout).to.contain(head);
    });

    it("are refused before they do anything where nothing can be committed", async () => {
        const project = projectCopy();
        const result = await runCake(project, ["preview", "sandbox-a", "--commit"]);
        expectCode(result, 2);
        expect(result.stderr).to.match(/not in a git repository/);
        expect(existsSync(join(project, "stacks/sandbox-a/diff"))).to.equal(false);
    });
});
