import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { temporaryFolder } from "../../support/temporaryFolder";

const module = JSON.stringify(require.resolve("../../../automation/cli/runCommand"));
const errors = JSON.stringify(require.resolve("../../../automation/system/errors"));

/** Runs a command with this body, the text of a function, in a process of its own. */
function run(body: string, options: object = {}): { code: number | null; stdout: string; stderr: string } {
    const given = JSON.stringify({ root: temporaryFolder(), ...options });
    const script = `
        const { runCommand } = require(${module});
        const { CakeError } = require(${errors});
        runCommand("look", ${given}, [], ${body}).then((code) => process.exit(code));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
    });
    return { code: status, stdout, stderr };
}

const outcome = "({ exitCode: 7, json: { found: 2 }, text: () => 'two found' })";

describe("a command that runs", () => {
    it("writes its answer to stdout, on lines of its own, and gives its exit code", () => {
        expect(run(`() => ${outcome}`)).to.deep.equal({ code: 7, stdout: "two found\n", stderr: "" });
    });

    it("writes one JSON document with --json", () => {
        const { code, stdout } = run(`() => ${outcome}`, { json: true });
        expect(code).to.equal(7);
        expect(JSON.parse(stdout)).to.deep.equal({ schemaVersion: 1, command: "look", found: 2 });
    });

    it("writes notices to stderr, apart from the answer", () => {
        const { stdout, stderr } = run(
            `({ listener }) => { listener({ code: "notice", text: "still looking" }); return ${outcome}; }`,
        );
        expect(stdout).to.equal("two found\n");
        expect(stderr).to.equal("still looking\n");
    });

    it("ends with the code of an error, and says what to do", () => {
        const body = `() => { throw new CakeError("It is busy.", 1, "Wait."); }`;
        expect(run(body)).to.deep.equal({ code: 1, stdout: "", stderr: "error: It is busy.\n\nWait.\n" });
        const { stdout, stderr } = run(body, { json: true });
        expect(JSON.parse(stdout)).to.deep.include({
            error: { message: "It is busy.", exitCode: 1, remedy: "Wait." },
        });
        expect(stderr).to.contain("error: It is busy.");
    });

    it("ends with 255 for a bug, with a stack trace only if asked to", () => {
        const body = `() => { throw new TypeError("no such thing"); }`;
        const quiet = run(body);
        expect(quiet.code).to.equal(255);
        expect(quiet.stderr).to.contain("bug: TypeError: no such thing").and.not.to.contain("    at ");
        expect(run(body, { debug: true }).stderr).to.contain("    at ");
    });

    it("refuses a grace that it cannot read before the command begins", () => {
        const { code, stdout, stderr } = run(`() => { process.stdout.write("begun"); }`, { grace: "soon" });
        expect(code).to.equal(2);
        expect(stdout).to.equal("");
        expect(stderr).to.contain('--grace "soon" is not a duration.');
    });

    it("has nobody to ask if its input is not a terminal", () => {
        const body = `({ interactive }) => ({ exitCode: 0, json: {}, text: () => String(Boolean(interactive)) })`;
        expect(run(body).stdout).to.equal("false\n");
    });
});
