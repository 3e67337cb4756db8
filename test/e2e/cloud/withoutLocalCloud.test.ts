import { spawnSync } from "node:child_process";
import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { wholeCopy } from "../../support/project";

/** The driver's own tests of these rooms run in the copy: with tests of the local cloud among them, and without. */
const rooms = ["cake/session", "commands", "report", "sweep"];

describe("A project whose local cloud has been deleted", function () {
    this.timeout(300_000);
    let project: string;

    before(() => {
        project = wholeCopy();
        rmSync(join(project, "automation/local-cloud"), { recursive: true });
        const built = run("automation/bin/build.mjs");
        expect(built.status, built.stderr).to.equal(0);
    });

    function run(...args: readonly string[]) {
        const env = { ...process.env, NO_COLOR: "1", CI: "" };
        return spawnSync(process.execPath, args, { cwd: project, encoding: "utf8", env });
    }

    function cake(...args: readonly string[]) {
        return run("automation/bin/cake.mjs", ...args);
    }

    it("has sources of the right types", () => {
        const { status, stdout } = run("node_modules/typescript/bin/tsc", "--noEmit");
        expect(status, stdout).to.equal(0);
    });

    it("passes the driver's own tests, and says which it leaves out and why", () => {
        const specs = rooms.map((room) => `.build/test/automation/${room}/**/*.test.js`);
        const { status, stdout, stderr } = run(
            "node_modules/mocha/bin/mocha.js",
            "--no-config",
            "--timeout",
            "60000",
            ...specs,
        );
        expect(status, stdout + stderr).to.equal(0);
        expect(stdout)
            .to.match(/\d+ passing/)
            .and.match(/\d+ pending/);
        const configured = run("-p", 'require("./.mocharc.cjs").ignore.join()');
        expect(configured.stdout.trim()).to.equal(".build/test/real/**,.build/test/e2e/**");
        expect(configured.stderr).to.contain("test/e2e is left out: there is no local cloud");
    });

    it("runs commands that need no cloud", () => {
        for (const args of [["--help"], ["settings", "sandbox-a"], ["status"]]) {
            const { status, stderr } = cake(...args);
            expect(status, `${args.join(" ")}: ${stderr}`).to.equal(0);
        }
    });

    it("is told by doctor, and by each run, that an environment has no local cloud", () => {
        const doctor = cake("doctor");
        expect(doctor.status).to.equal(1);
        expect(doctor.stdout).to.match(/FAILED +local cloud +not found, for dev-1, prod/);
        const preview = cake("preview", "sandbox-a");
        expect(preview.status).to.equal(2);
        expect(preview.stderr).to.contain("automation/local-cloud/ has been deleted from this project.");
        expect(preview.stderr).to.contain("Set `cloud: aws`");
    });

    it("gives an environment on AWS to the engine, without asking for a local cloud", () => {
        appendFileSync(join(project, "stacks/sandbox-b/stack.yaml"), "\ncloud: aws\n");
        const { stderr } = cake("preview", "sandbox-b");
        expect(stderr).to.not.contain("local cloud");
    });
});
