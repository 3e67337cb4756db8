import { expect } from "chai";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { temporaryFolder } from "../../support/temporaryFolder";

const anything = /[\s\S]/;

/** What a command that refused something must look like: the code, one error on stderr, nothing on stdout, no trace. */
function expectRefusal(result: CommandResult, code: number, ...texts: readonly RegExp[]): void {
    expect(result.code, result.stderr).to.equal(code);
    expect(result.stdout).to.equal("");
    for (const text of [anything, ...texts]) expect(result.stderr).to.match(text);
    expect(result.stderr).not.to.match(/\n\s+at .*:\d+:\d+/);
}

function amend(project: string, environment: string, yaml: string): void {
    appendFileSync(join(project, "stacks", environment, "stack.yaml"), yaml);
}

function untouched(project: string): void {
    expect(existsSync(join(project, ".cake"))).to.equal(false);
}

describe("bad input on the command line", () => {
    let project: string;
    before(() => {
        project = projectCopy();
    });
    afterEach(() => {
        untouched(project);
    });

    it("an unknown environment is named, with the one that was meant", async () => {
        const refused = await runCake(project, ["preview", "sandbx-a"]);
        expectRefusal(refused, 6, /no environment `sandbx-a`/, /Did you mean `sandbox-a`\?/);
    });

    it("an unknown layer is named, with the one that was meant", async () => {
        const refused = await runCake(project, ["preview", "sandbox-a", "--layer", "netwrk"]);
        expectRefusal(refused, 6, /no layer "netwrk"/, /Did you mean `network`\?/);
    });

    it("an unknown command is named, with the one that was meant", async () => {
        expectRefusal(
            await runCake(project, ["preveiw", "sandbox-a"]),
            2,
            /unknown command 'preveiw'/,
            /Did you mean preview\?/,
        );
    });

    it("an unknown option is a usage error", async () => {
        expectRefusal(await runCake(project, ["preview", "sandbox-a", "--jsn"]), 2, /unknown option '--jsn'/);
    });

    for (const name of ["../prod", "a/b", "sandbox a", "Sandbox-A", "..", "-x1", "1st"]) {
        it(`the name ${JSON.stringify(name)} is refused with the rule for names`, async () => {
            expectRefusal(
                await runCake(project, ["up", "--yes", "--", name]),
                2,
                /lower-case letters, digits and hyphens/,
            );
        });
    }

    it("an up without a terminal and without --yes ends at once", async () => {
        expectRefusal(await runCake(project, ["up", "sandbox-a"]), 2, /no terminal/, /--yes/);
    });

    it("an up of a protected environment wants its name, not a yes", async () => {
        expectRefusal(
            await runCake(project, ["up", "prod", "--yes"]),
            2,
            /prod is protected/,
            /--confirm=prod/,
        );
        expectRefusal(
            await runCake(project, ["up", "prod", "--confirm=staging"]),
            2,
            /"staging" is not the name of prod/,
        );
    });

    it("a destroy without a terminal and without --confirm ends at once", async () => {
        expectRefusal(await runCake(project, ["destroy", "sandbox-a"]), 2, /--confirm=sandbox-a/);
    });

    it("a destroy with another name is refused", async () => {
        expectRefusal(
            await runCake(project, ["destroy", "sandbox-a", "--confirm=sandbox-b"]),
            2,
            /not the name of sandbox-a/,
        );
    });

    it("a protected environment is not destroyed, even by name, unless its settings allow it", async () => {
        for (const name of ["staging", "prod"]) {
            const refused = await runCake(project, ["destroy", name, `--confirm=${name}`]);
            expectRefusal(refused, 5, /is protected/, /allowDestroy: true/);
        }
    });

    it("an error is one JSON document on stdout where JSON is asked for", async () => {
        const { code, stdout } = await runCake(project, ["preview", "sandbx-a", "--json"]);
        expect(code).to.equal(6);
        expect(JSON.parse(stdout)).to.deep.include({ schemaVersion: 1, command: "preview" });
    });
});

describe("bad input in settings", () => {
    it("reports unknown keys, wrong types and missing values of all files at once, with line and column", async () => {
        const project = projectCopy();
        const file = join(project, "stacks/sandbox-a/stack.yaml");
        writeFileSync(
            file,
            "kind: sandbox\nnetwork:\n  vpcCidr: 10.1.0.0/16\n  natGatways: single\n  s3Endpoint: 3\nowner: null\n",
        );
        expectRefusal(
            await runCake(project, ["preview", "sandbox-a"]),
            2,
            /stack\.yaml:4:3 .*natGatways/,
            /Did you mean `natGateways`\?/,
            /stack\.yaml:5:\d+ .*s3Endpoint/,
            /stack\.yaml:\d+:\d+ owner/,
        );
        untouched(project);
    });

    it("says where a file is no YAML", async () => {
        const project = projectCopy();
        amend(project, "sandbox-a", "\nnetwork: [1,\n");
        expectRefusal(await runCake(project, ["preview", "sandbox-a"]), 2, /stack\.yaml:\d+:\d+/);
        untouched(project);
    });

    it("refuses a VPC that is too small for its subnets", async () => {
        const project = projectCopy();
        const file = join(project, "stacks/sandbox-a/stack.yaml");
        writeFileSync(file, readFileSync(file, "utf8").replace(/vpcCidr: .*/, "vpcCidr: 10.1.0.0/20"));
        expectRefusal(
            await runCake(project, ["preview", "sandbox-a"]),
            2,
            /stack\.yaml:\d+:\d+ network\.vpcCidr/,
        );
        untouched(project);
    });

    it("refuses a VPC range that another environment has", async () => {
        const project = projectCopy();
        const file = join(project, "stacks/sandbox-a/stack.yaml");
        writeFileSync(file, readFileSync(file, "utf8").replace(/vpcCidr: .*/, "vpcCidr: 10.2.0.0/16"));
        expectRefusal(await runCake(project, ["preview", "sandbox-a"]), 2, /network\.vpcCidr/, /sandbox-b/);
        untouched(project);
    });

    it("still destroys where the layers' settings are wrong: a destroy needs only state", async () => {
        const project = projectCopy();
        amend(project, "sandbox-a", "\ncompute:\n  version: nonsense\n");
        const { code, stderr } = await runCake(project, ["destroy", "sandbox-a", "--confirm=sandbox-a"]);
        expect(code, stderr).to.equal(0);
    });
});

describe("bad input in a stored diff", function () {
    this.timeout(60_000);
    let project: string;
    let file: string;
    let stored: string;
    before(async () => {
        project = projectCopy();
        file = join(project, "stacks/sandbox-a/diff/network.json");
        expect((await runCake(project, ["preview", "sandbox-a"])).code).to.equal(0);
        stored = readFileSync(file, "utf8");
    });

    const other = (text: string): string => text.replaceAll("sandbox-a", "sandbox-b");
    for (const [what, change, words] of [
        ["changed by hand", (text: string) => text.replace("10.1.0.0/16", "10.9.0.0/16"), /checksum/],
        ["cut off", (text: string) => text.slice(0, 2000), /is not complete/],
        ["with merge conflict markers", (text: string) => `<<<<<<< ours\n${text}`, /markers \(line 1\)/],
        [
            "of a newer version",
            (text: string) => text.replace(/"format": \d+/, '"format": 99'),
            /newer version/,
        ],
        ["of another environment", other, /belongs to environment sandbox-b, not to sandbox-a/],
    ] as const) {
        it(`refuses to deploy one that is ${what}, tells that it is stale, and builds it again`, async () => {
            writeFileSync(file, change(stored));
            const refused = await runCake(project, ["up", "sandbox-a", "--yes"]);
            expectRefusal(refused, 5, /stacks\/sandbox-a\/diff\/network\.json/, words, /npm run preview/);
            expect((await runCake(project, ["preview", "sandbox-a", "--check"])).code).to.equal(5);
            expect((await runCake(project, ["preview", "sandbox-a"])).code).to.equal(0);
            expect(readFileSync(file, "utf8")).to.equal(stored);
        });
    }
});

describe("a state that cannot be used", function () {
    this.timeout(180_000);

    it("is named when its folder cannot be written", async () => {
        const project = projectCopy();
        writeFileSync(join(project, ".cake"), "not a folder");
        expectRefusal(
            await runCake(project, ["preview", "sandbox-a"]),
            1,
            /Cannot write .*\.cake/,
            /writable/,
        );
    });

    it("tells a wrong passphrase, and who has the right one", async () => {
        const project = projectCopy();
        const right = { PULUMI_CONFIG_PASSPHRASE: "right" };
        expect((await runCake(project, ["preview", "sandbox-a"], { env: right })).code).to.equal(0);
        const wrong = { PULUMI_CONFIG_PASSPHRASE: "wrong" };
        const refused = await runCake(project, ["up", "sandbox-a", "--yes"], { env: wrong });
        expectRefusal(refused, 3, /[Ww]rong passphrase/, /PULUMI_CONFIG_PASSPHRASE/);
    });

    it("is named, with its file, when it is damaged, and is left as it is", async () => {
        const project = projectCopy();
        expect((await runCake(project, ["preview", "sandbox-a"])).code).to.equal(0);
        const file = join(project, ".cake/state/.pulumi/stacks/network/sandbox-a.json");
        writeFileSync(file, '{"version": 3, "checkpoint": {');
        expectRefusal(
            await runCake(project, ["preview", "sandbox-a"]),
            1,
            /sandbox-a\/network|sandbox-a\.json/,
        );
        expect(readFileSync(file, "utf8")).to.equal('{"version": 3, "checkpoint": {');
    });

    it("says which file of the local cloud is damaged, and changes nothing in it", async () => {
        const project = projectCopy();
        expect((await runCake(project, ["up", "sandbox-a", "--yes"])).code).to.equal(0);
        const folder = join(project, ".cake/local-cloud");
        const file = join(folder, readdirSync(folder)[0] ?? "", "journal");
        const damaged = readFileSync(file, "utf8").replace("{", "[");
        writeFileSync(file, damaged);
        expectRefusal(await runCake(project, ["preview", "sandbox-a", "--refresh"]), 1, /journal:1/);
        expect(readFileSync(file, "utf8")).to.equal(damaged);
    });
});

describe("a machine without an engine", () => {
    it("is told all that was tried, and what to install", async () => {
        const project = projectCopy();
        const home = temporaryFolder();
        mkdirSync(join(home, "bin"));
        const env = { HOME: home, PATH: join(home, "bin"), PULUMI_HOME: join(home, ".pulumi") };
        expectRefusal(
            await runCake(project, ["preview", "sandbox-a"], { env }),
            1,
            /PATH/,
            /Go/,
            /https:\/\/www\.pulumi\.com\/docs\/install/,
        );
    });
});
