import { expect } from "chai";
import { commandTable } from "../../../../automation/commands/table/commandTable";
import { projectCopy, runCake } from "../../../support/project";

function flagsOf(name: string): readonly string[] {
    const row = commandTable.find((one) => one.name === name);
    return (row?.options ?? []).map(({ flags }) => flags);
}

describe("every command that deploys or destroys", () => {
    const commands = ["up", "destroy", "teardown", "wake", "sandbox"];
    for (const name of commands) {
        it(`can be told how long it may take to stop, and to rehearse faults: ${name}`, () => {
            expect(flagsOf(name)).to.include.members(["--grace <duration>", "--faults <seed:rate>"]);
        });
    }

    it("refuses a grace or faults that it cannot read, before it touches anything", async () => {
        const project = projectCopy();
        const lines = [
            ["teardown", "--nightly"],
            ["wake", "--morning"],
            ["sandbox", "delete", "sandbox-a", "--confirm=sandbox-a"],
        ];
        for (const line of lines) {
            const faults = await runCake(project, [...line, "--faults", "often"]);
            expect(faults.code, line.join(" ")).to.equal(2);
            expect(faults.stderr).to.match(/"often" says no faults/);
            const grace = await runCake(project, [...line, "--grace", "soon"]);
            expect(grace.code, line.join(" ")).to.equal(2);
            expect(grace.stderr).to.match(/"soon" is no time to wait/);
        }
    });
});
