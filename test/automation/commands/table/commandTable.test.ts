// Covers: deployCommands.ts, lookCommands.ts, teamCommands.ts, toolCommands.ts
import { expect } from "chai";
import { Option } from "commander";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commandGroups, commandTable } from "../../../../automation/commands/table/commandTable";
import { commonOptions } from "../../../../automation/commands/table/options";
import { projectCopy, root, runCake } from "../../../support/project";

/** The words of an example as a shell splits them. */
function words(line: string): readonly string[] {
    return [...line.matchAll(/"[^"]*"|\S+/g)].map(([word]) => word);
}

describe("the table of commands", () => {
    it("has each command once, each in one group, each with an npm script of its name", () => {
        const names = commandTable.map(({ name }) => name);
        expect(new Set(names).size).to.equal(names.length);
        expect(commandGroups.flatMap(({ commands }) => commands)).to.have.length(names.length);
        const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
            scripts: Record<string, string>;
        };
        for (const name of names) {
            expect(scripts[name]).to.equal(`node automation/bin/cake.mjs ${name}`);
        }
    });

    for (const { name, summary, description, args, options, examples } of commandTable) {
        describe(name, () => {
            const all = [...options, ...commonOptions].map(({ flags, help }) => ({
                help,
                ...{ option: new Option(flags), takesValue: flags.includes("<") },
            }));

            it("says in its help what it and each option do", () => {
                expect(summary).to.match(/^[a-z].*[^.]$/);
                expect(description ?? "It is.").to.match(/^[A-Z`].*\.$/);
                for (const { help } of all) expect(help).to.match(/\S[^.]$/);
            });

            it("has each option once, by its name and by its letter", () => {
                const flags = all.flatMap(({ option }) => [option.long, option.short]).filter(Boolean);
                expect(new Set(flags).size).to.equal(flags.length);
            });

            it("has examples of which every option is one of its own", () => {
                expect(examples).not.to.have.length(0);
                for (const example of examples) {
                    const [verb, ...rest] = words(example);
                    expect(verb).to.equal(name);
                    if (args.includes("[args...]")) continue;
                    for (const flag of rest.filter((word) => word.startsWith("-"))) {
                        const [long, value] = flag.split("=");
                        const found = all.find(({ option }) => option.long === long);
                        expect(found, `${flag} in: ${example}`).not.to.equal(undefined);
                        if (value !== undefined) expect(found?.takesValue, flag).to.equal(true);
                    }
                }
            });
        });
    }
});

describe("every command that deploys or destroys", () => {
    const flagsOf = (name: string): readonly string[] =>
        commandTable.find((one) => one.name === name)?.options.map(({ flags }) => flags) ?? [];

    for (const name of ["up", "destroy", "teardown", "wake", "sandbox"]) {
        it(`can be told how long it may take to stop, and to rehearse faults: ${name}`, () => {
            expect(flagsOf(name)).to.include.members(["--grace <duration>", "--faults <seed:rate>"]);
        });
    }

    for (const line of [
        "teardown --nightly",
        "wake --morning",
        "sandbox delete sandbox-a --confirm=sandbox-a",
    ]) {
        it(`refuses a grace or faults that it cannot read, before it touches anything: ${line}`, async () => {
            const project = projectCopy();
            const faults = await runCake(project, [...line.split(" "), "--faults", "often"]);
            expect(faults.code).to.equal(2);
            expect(faults.stderr).to.contain('--faults "often" is not a seed and a rate.');
            const grace = await runCake(project, [...line.split(" "), "--grace", "soon"]);
            expect(grace.code).to.equal(2);
            expect(grace.stderr).to.contain('--grace "soon" is not a duration.');
        });
    }
});

describe("a command line with a mistake", () => {
    for (const [line, text] of [
        ["staus", "(Did you mean status?)"],
        ["preview sandbox-a --chek", "(Did you mean --check?)"],
        ["up", "missing required argument 'environment'"],
        ["up sandbox-a --latency slow", "Allowed choices are none, realistic."],
    ] as const) {
        it(`ends with exit code 2 and says what is wrong: ${line}`, async () => {
            const { code, stdout, stderr } = await runCake(projectCopy(), line.split(" "));
            expect(code).to.equal(2);
            expect(stdout).to.equal("");
            expect(stderr).to.contain(text);
        });
    }
});
