import { expect } from "chai";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { RunResult } from "../../../automation/cake/model/results";
import { inAccount } from "../../support/account";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-a";
const canary = "canary-changed-outside-1";

/** Every file of a project but those of the account itself: what it is, and a hash of what is in it. */
function filesOf(project: string, folder = project): readonly string[] {
    return readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => {
            const path = join(folder, entry.name);
            const name = relative(project, path);
            if (name === ".cake/local-cloud") return [];
            if (entry.isDirectory()) return filesOf(project, path).map((one) => one);
            if (!entry.isFile()) return [name];
            return [`${name} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`];
        })
        .sort();
}

interface Body {
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly tags: Readonly<Record<string, string>>;
}

/** Changes an entity of the account as a console or kubectl would, behind everybody's back. */
function change(project: string, kind: RegExp, id: RegExp, to: (body: Body) => object | undefined): void {
    inAccount(project, (store) => {
        const [found] = store
            .kinds("")
            .filter((one) => kind.test(one))
            .flatMap((one) => store.list(one))
            .filter((one) => id.test(one.id));
        if (found === undefined) throw new Error(`There is no ${kind.source} ${id.source}`);
        const body = to(found.body as Body);
        if (body === undefined) store.delete(found.kind, found.id);
        else store.put(found.kind, found.id, body);
    });
}

describe("drift", function () {
    const step = story();
    this.timeout(180_000);
    let project: string;

    before(async () => {
        project = projectCopy();
        expectCode(0, await runCake(project, ["up", environment, "--yes"]));
    });

    function expectCode(code: number, result: CommandResult): CommandResult {
        expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(code);
        return result;
    }

    async function drift(code: number, ...args: readonly string[]): Promise<CommandResult> {
        const before = filesOf(project);
        const result = expectCode(code, await runCake(project, ["drift", ...args]));
        expect(filesOf(project)).to.deep.equal(before);
        expect(result.stdout + result.stderr).not.to.contain(canary);
        return result;
    }

    step("says nothing right after an up", async () => {
        const { stdout } = await drift(0, environment);
        expect(stdout).to.contain(`drift of ${environment}: nothing changed outside, 83 unchanged`);
    });

    step("reports what was changed and deleted outside, and shows no secret", async () => {
        change(project, /^ec2\/vpc$/, /./, (body) => ({ ...body, tags: { ...body.tags, Owner: "console" } }));
        change(project, /^ec2\/route$/, /./, () => undefined);
        change(project, /^k8s\/.*\/core\/resourcequotas$/, /^platform\//, (body) => ({
            ...body,
            spec: { hard: { pods: "7" } },
        }));
        const password = Buffer.from(canary).toString("base64");
        change(project, /^k8s\/.*\/core\/secrets$/, /^platform\/admin-password$/, (body) => ({
            ...body,
            data: { username: Buffer.from("admin").toString("base64"), password },
        }));

        const { stdout } = await drift(7, environment);
        expect(stdout).not.to.contain(password);
        expect(stdout).to.match(/- {2}aws:ec2:Route \S+ \(r-.*\) {2}deleted outside/);
        expect(stdout).to.match(
            /~ {2}aws:ec2:Vpc vpc \(vpc-.*\) {2}changed outside\n +\+ tags.Owner: "console"/,
        );
        expect(stdout).to.match(
            /ResourceQuota platform .* {2}changed outside\n(.*\n)?.*spec\.hard\.pods: "50" → "7"/,
        );
        expect(stdout).to.match(/Secret admin-password .*\n +~ stringData\.password: \[secret, changed\]/);
        expect(stdout).to.contain(`npm run preview -- ${environment} --refresh`);

        const json = await drift(7, environment, "--json");
        expect(json.stdout).not.to.contain(password);
        const { verb, layers, diff } = JSON.parse(json.stdout) as RunResult;
        expect(verb).to.equal("drift");
        expect(
            layers.map(({ layer, result, counts }) => [layer, result, counts.update, counts.delete]),
        ).to.deep.equal([
            ["network", "succeeded", 1, 1],
            ["compute", "unchanged", 0, 0],
            ["cluster-config", "succeeded", 2, 0],
        ]);
        expect(diff?.layers[0]?.changes.find(({ name }) => name === "vpc")?.properties).to.deep.include({
            path: "tags.Owner",
            kind: "add",
            new: "console",
            replaces: false,
        });
    });

    step(
        "of several environments says of each whether it drifted; what is not deployed has not",
        async () => {
            const { stdout } = await drift(7, "--kind", "sandbox");
            expect(stdout)
                .to.match(/sandbox-a .* 3 +0 +1 /)
                .and.match(/sandbox-b .*not deployed/);
            const bare = await drift(0, "sandbox-b");
            expect(bare.stdout).to.contain("Nothing of sandbox-b is deployed");
        },
    );

    step("that is interrupted leaves nothing behind", async () => {
        const before = filesOf(project);
        const stopped = await runCake(project, ["drift", environment], {
            onStderr: (stderr, kill) => {
                if (stderr.endsWith("comparing\n")) kill("SIGINT");
            },
        });
        expectCode(8, stopped);
        expect(filesOf(project)).to.deep.equal(before);
    });

    step("is what a preview that looks at the real world would put right", async () => {
        const { stdout } = expectCode(0, await runCake(project, ["preview", environment, "--refresh"]));
        expect(stdout)
            .to.match(/- tags.Owner: "console"/)
            .and.match(/spec\.hard\.pods: "7" → "50"/);
        expect(stdout).to.match(/\+ {2}aws:ec2:Route /);
    });

    step(
        "is put right by an up of that preview, which looks at the real world too, and is then over",
        async () => {
            expectCode(0, await runCake(project, ["up", environment, "--yes"]));
            await drift(0, environment);
        },
    );
});
