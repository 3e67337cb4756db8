import { expect } from "chai";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { root, runCake, projectCopy } from "../support/project";
import { goPrograms } from "../real/install/goPrograms";

const folder = join(root, ".github/workflows");
const files = readdirSync(folder).map((name) => join(folder, name));

describe("the workflows", () => {
    it("are what GitHub understands, says actionlint", async function () {
        this.timeout(300_000);
        const actionlint = await goPrograms(
            {
                name: "actionlint",
                what: "actionlint",
                takes: "a minute",
                module: "github.com/rhysd/actionlint",
                cwd: join(root, "test/workflows/actionlint"),
                programs: { actionlint: "github.com/rhysd/actionlint/cmd/actionlint" },
                linkerFlags: () => "-s -w",
            },
            () => undefined,
        );
        const run = promisify(execFile)(join(actionlint, "actionlint"), ["-no-color", ...files], {
            cwd: root,
        });
        const { stdout } = await run.catch((error: unknown) => ({
            stdout: String((error as { stdout?: string }).stdout),
        }));
        expect(stdout).to.equal("");
    });

    it("run commands that there are", () => {
        const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
            scripts: object;
        };
        const used = files.flatMap((file) =>
            [...readFileSync(file, "utf8").matchAll(/npm run (?:--\S+ )?([\w:-]+)/g)].map(([, name]) => name),
        );
        expect(used).to.include.members(["check", "preview", "status", "teardown", "wake"]);
        for (const name of used) expect(scripts).to.have.property(name ?? "");
    });

    it("ask for no more rights than they need, and keep jobs on one environment apart", () => {
        for (const name of ["teardown.yml", "wake.yml"]) {
            const workflow = parse(readFileSync(join(folder, name), "utf8")) as {
                permissions: object;
                jobs: Record<
                    string,
                    { permissions?: object; concurrency?: { group: string }; strategy?: object }
                >;
            };
            expect(workflow.permissions).to.deep.equal({ contents: "read" });
            const job = workflow.jobs[name.replace(".yml", "")];
            expect(job?.permissions).to.deep.equal({ contents: "write", "id-token": "write" });
            expect(job?.concurrency?.group).to.match(/^environment-/);
            expect(job?.strategy).to.include({ "fail-fast": false });
        }
    });

    it("pin every action to a commit, with its version beside it", () => {
        const used = files.flatMap((file) =>
            [...readFileSync(file, "utf8").matchAll(/uses: (.*)$/gm)].map(([, action]) => action),
        );
        expect(used).to.have.length.above(3);
        for (const action of used) expect(action).to.match(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    });

    it("check a pull request with what is run by hand, and give its jobs no right to write", () => {
        const text = readFileSync(join(folder, "pull-request.yml"), "utf8");
        const { permissions, jobs } = parse(text) as {
            permissions: object;
            jobs: Record<string, { permissions?: object }>;
        };
        expect(text).to.contain("- run: npm run check\n");
        expect(text).to.contain("npm run preview -- --all --check");
        expect(permissions).to.deep.equal({ contents: "read" });
        expect(jobs.check?.permissions).to.equal(undefined);
        expect(jobs.diffs?.permissions).to.deep.equal({ contents: "read", "id-token": "write" });
    });

    it("get a matrix on one line, of what is due and nothing else", async () => {
        const project = projectCopy();
        const all = await runCake(project, ["status", "--matrix"]);
        expect(JSON.parse(all.stdout)).to.deep.equal({
            environment: ["dev-1", "prod", "sandbox-a", "sandbox-b", "staging"],
        });
        const due = await runCake(project, ["status", "--matrix", "--due", "teardown"]);
        expect(due.stdout).to.equal('{"environment":[]}\n');
        expect((await runCake(project, ["status", "--due", "wake"])).code).to.equal(2);
    });
});
