import { expect } from "chai";
import type { CommanderError } from "commander";
import { commandProgram } from "../../../automation/cli/program";
import type { CommandRow } from "../../../automation/commands/table/commandRow";

const row: CommandRow = {
    name: "paint",
    summary: "paint a wall",
    args: ["<wall>", "[helpers...]"],
    options: [
        { flags: "--colour <name>", help: "which one", choices: ["red", "blue"], default: "red" },
        { flags: "--dry-run", help: "only say so", default: false },
        { flags: "--coats <n>", help: "how many" },
    ],
    examples: ["paint north --coats 2", "paint south"],
    run: () => () => ({ exitCode: 0, json: {}, text: () => "" }),
};

/** What a line calls and prints; throws what commander throws. */
async function parsed(line: string, table: readonly CommandRow[] = [row]) {
    const calls: { name: string; args: unknown; options: unknown }[] = [];
    let printed = "";
    const groups = [{ title: "Walls", commands: table }];
    const program = commandProgram(groups, ({ name }, args, options) => {
        calls.push({ name, args, options });
        return Promise.resolve();
    });
    const print = (text: string): void => void (printed += text);
    for (const command of [program, ...program.commands]) {
        command.configureOutput({ writeOut: print, writeErr: print });
    }
    const words = line === "" ? [] : line.split(" ");
    const error = await program
        .parseAsync(words, { from: "user" })
        .then(() => undefined)
        .catch((thrown: unknown) => thrown as CommanderError);
    return { calls, printed, code: error?.exitCode };
}

describe("the command line of a table", () => {
    it("calls a command with its arguments and options", async () => {
        const { calls } = await parsed("paint north ada bob --colour blue --coats 2 --json");
        const options = { colour: "blue", dryRun: false, coats: "2", json: true, debug: false };
        expect(calls).to.deep.equal([{ name: "paint", args: ["north", ["ada", "bob"]], options }]);
    });

    it("gives defaults, leaves out what has none, and has switches off", async () => {
        const { calls } = await parsed("paint north");
        expect(calls[0]?.options).to.deep.equal({ colour: "red", dryRun: false, json: false, debug: false });
    });

    it("refuses an unknown option and a value that is not a choice, and calls nothing", async () => {
        const unknown = await parsed("paint north --colour red --coat 2");
        expect(unknown.printed).to.match(/unknown option '--coat'\n\(Did you mean --coats\?\)/);
        const choice = await parsed("paint north --colour green");
        expect(choice.printed).to.contain("Allowed choices are red, blue");
        for (const { calls, code } of [unknown, choice]) {
            expect(calls).to.deep.equal([]);
            expect(code).to.equal(1);
        }
    });

    it("refuses an unknown command with the likely one, and a missing argument", async () => {
        expect((await parsed("pant north")).printed).to.contain("(Did you mean paint?)");
        expect((await parsed("paint")).printed).to.contain("missing required argument 'wall'");
    });

    it("shows commands in their groups, and examples that work with npm too", async () => {
        const all = await parsed("--help");
        expect(all.code).to.equal(0);
        expect(all.printed).to.match(/\nWalls:\n +paint .* +paint a wall\n/);
        const one = await parsed("paint --help");
        expect(one.printed).to.contain("npx cake paint north --coats 2\n");
        expect(one.printed).to.contain("The same with npm: npm run paint -- north --coats 2");
        expect(one.printed).not.to.contain("default: false");
    });

    it("hands everything behind the first argument to a command that passes it through", async () => {
        const through = { ...row, name: "run", options: [], passesThrough: true };
        const { calls } = await parsed("run north get pods -A --json", [through]);
        expect(calls[0]?.args).to.deep.equal(["north", ["get", "pods", "-A", "--json"]]);
    });
});
