import { expect } from "chai";
import { automationCommand } from "../../../../automation/engine/run/automationCommand";
import { scriptedPulumi } from "../scriptedPulumi";

/** What the Automation API calls, which its types leave out. */
interface Runnable {
    readonly version?: { toString(): string };
    run(args: readonly string[], cwd: string, env: object): Promise<{ readonly stdout: string }>;
}

async function commandAt(command: string): Promise<Runnable> {
    return (await automationCommand({ command, version: "3.259.0" })) as unknown as Runnable;
}

describe("the command of the Automation API", () => {
    it("runs the engine without questions, colours and progress, and knows its version", async () => {
        const { command, folder, calls } = scriptedPulumi({ preview: { stdout: "done" } });
        const shared = await commandAt(command);
        const answer = await shared.run(["preview", "--stack", "dev"], folder, {});
        expect(answer).to.deep.equal({ stdout: "done", stderr: "", code: 0 });
        expect(calls()).to.deep.equal([
            "preview --stack dev --non-interactive --color never --suppress-progress --suppress-outputs",
        ]);
        expect(shared.version?.toString()).to.equal("3.259.0");
    });

    it("does not start what only selects a stack or shows its outputs and history", async () => {
        const { command, folder, calls } = scriptedPulumi();
        const shared = await commandAt(command);
        const answers = ["select", "output", "history"].map(async (verb) => {
            const { stdout } = await shared.run(["stack", verb, "--json"], folder, {});
            return stdout;
        });
        expect(await Promise.all(answers)).to.deep.equal(["", "{}", "[]"]);
        expect(calls()).to.deep.equal([]);
    });
});
