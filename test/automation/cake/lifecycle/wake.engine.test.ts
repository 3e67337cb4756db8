// Covers: wake.ts, lifecycleRecord.ts, otherPackages.ts, tearDown.ts
import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lifecycleFile, writeLifecycleRecord } from "../../../../automation/cake/lifecycle/lifecycleRecord";
import { tearDown } from "../../../../automation/cake/lifecycle/tearDown";
import { wake } from "../../../../automation/cake/lifecycle/wake";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { readDeployed, type Deployed } from "../../../../automation/cake/model/records";
import { createSandbox } from "../../../../automation/cake/sandbox/createSandbox";
import type { UpRequest } from "../../../../automation/cake/deploy/up";
import { up } from "../../../../automation/cake/deploy/up";
import { CakeError } from "../../../../automation/system/errors";
import { cake } from "../../../../layers/cake";
import { onLocalCloud } from "../../../support/localCloud/testing";
import { inAccount } from "../../../support/account";
import { ownCake, request, type OwnLayer } from "../../../support/ownLayers";
import { projectCopy, root } from "../../../support/project";
import { actAs, commitAll, gitIn, isolateGit } from "../../git/gitSandbox";

const environment = "sandbox-a";
const evening = new Date("2026-11-27T19:00:00Z");

const another: OwnLayer = ({ aws, opts }) =>
    new aws.ec2.Vpc("vpc", { cidrBlock: "10.99.0.0/16", tags: { Name: "another" } }, opts).id;
/** What the driver of the morning has for layers: nothing like those of the evening. */
const todays = ownCake(another);

function project(): string {
    const folder = projectCopy();
    writeFileSync(join(folder, ".gitignore"), ".cake/\n");
    gitIn(folder, "init", "--quiet");
    actAs(folder, "Ada");
    commitAll(folder, "start");
    return folder;
}

function edit(folder: string, file: string, from: string | RegExp, to: string): void {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const edited = text.replace(from, to);
    expect(edited).not.to.equal(text);
    writeFileSync(path, edited);
}

/** What each thing in the account is called and tagged, whatever its id. */
function named(folder: string): readonly string[] {
    return inAccount(folder, (store) =>
        store
            .kinds("")
            .flatMap((kind) => store.list(kind).map(({ body }) => [kind, ...namesOf(body)].join(" ")))
            .map((text) => text.replace(/^k8s\/\w+/, "k8s"))
            .sort(),
    );
}

/** Labels of what Kubernetes and EC2 name at random. */
const made = ["pod-template-hash", "kubernetes.io/hostname"];

function namesOf(body: unknown): readonly string[] {
    const { tags, metadata } = body as { tags?: object; metadata?: { labels?: object } };
    return Object.entries({ ...tags, ...metadata?.labels })
        .filter(([key]) => !made.includes(key))
        .map(([key, value]) => `${key}=${String(value)}`)
        .sort();
}

/** How many resources each layer has, and what they come from: program, settings and lock file. */
function origins(deployed: Deployed): unknown {
    return Object.entries(deployed).map(([layer, { resources, fingerprint }]) => [
        layer,
        resources,
        fingerprint?.split("-").slice(0, 3),
    ]);
}

function sleep(folder: string, commit: string, name = environment): void {
    const layers = { network: { resources: 1 } };
    const asleep = { since: evening.toISOString(), why: "schedule", layers, release: { commit } } as const;
    writeLifecycleRecord(pathsOf(folder), name, { asleep });
}

async function refusal(given: UpRequest): Promise<CakeError> {
    const error: unknown = await wake(given).then(
        () => "nothing",
        (thrown: unknown) => thrown,
    );
    if (error instanceof CakeError) return error;
    throw error instanceof Error ? error : new Error(String(error));
}

onLocalCloud("a wake", function () {
    this.timeout(180_000);
    isolateGit();

    it("brings back what was up though programs and settings have changed since", async () => {
        const folder = project();
        const given = request(folder, cake);
        await up(given);
        const before = { things: named(folder), deployed: readDeployed(given.paths, environment) };
        await tearDown(given, {}, "schedule", evening);
        gitIn(folder, "tag", "v1");

        edit(folder, "layers/network/vpc.ts", '"internet"', '"way-out"');
        writeFileSync(join(folder, "layers/compute/compute.ts"), "throw new Error('broken');\n");
        edit(folder, "stacks/sandbox-a/stack.yaml", "owner: platform", "owner: others");
        writeFileSync(join(folder, "stacks/environmentSettings.ts"), "throw new Error('broken');\n");
        commitAll(folder, "other layers and another owner");
        const notices: string[] = [];
        const result = await wake({
            ...request(folder, todays),
            listener: (event) => {
                if (event.code === "notice") notices.push(event.text);
            },
        });
        expect(result.result, JSON.stringify(result)).to.equal("succeeded");
        expect(notices.join("\n")).to.match(
            /sandbox-a comes back with the layers and settings of [0-9a-f]{12}; for today's: npm run up -- sandbox-a/,
        );
        expect(named(folder)).to.deep.equal(before.things);
        const now = readDeployed(given.paths, environment);
        expect(origins(now)).to.deep.equal(origins(before.deployed));
        const records = gitIn(folder, "status", "--porcelain")
            .split("\n")
            .map((line) => line.slice(3));
        expect(records.sort()).to.deep.equal(
            ["stacks/sandbox-a/deployed.yaml", lifecycleFile(environment)].sort(),
        );
    });

    it("that was killed in the middle is ended by the next one, which leaves no work tree", async () => {
        const folder = project();
        const given = request(folder, cake.slice(0, 1));
        await up(given);
        const things = named(folder);
        await tearDown(given, {}, "schedule", evening);
        edit(folder, "layers/network/vpc.ts", '"internet"', '"way-out"');
        commitAll(folder, "other layers");
        const modules = join(root, ".build");
        const killed = spawnSync(process.execPath, [
            "-e",
            `const { wake } = require("${modules}/automation/cake/lifecycle/wake.js");
            const { request } = require("${modules}/test/support/ownLayers.js");
            const listener = ({ code, verb }) => code === "step-started" && verb === "up" && process.kill(process.pid, "SIGKILL");
            wake({ ...request(${JSON.stringify(folder)}, []), listener });`,
        ]);
        expect(killed.signal, String(killed.stderr)).to.equal("SIGKILL");
        expect(gitIn(folder, "worktree", "list").split("\n")).to.have.length(2);
        const result = await wake(request(folder, todays));
        expect(result.result, JSON.stringify(result)).to.equal("succeeded");
        expect(named(folder)).to.deep.equal(things);
        expect(gitIn(folder, "worktree", "list").split("\n")).to.have.length(1);
        expect(readdirSync(join(folder, ".cake/releases"))).to.deep.equal([]);
    });

    it("reads the settings of the release as the release does", async () => {
        const folder = project();
        const today = { base: "", settings: "", vpc: "" };
        const files = {
            base: "stacks/base.yaml",
            settings: "layers/network/settings.ts",
            vpc: "layers/network/vpc.ts",
        };
        const keys = ["base", "settings", "vpc"] as const;
        for (const key of keys) today[key] = readFileSync(join(folder, files[key]), "utf8");
        edit(folder, files.base, /\nnetwork:\n/, "\nnetwork:\n  nickname: of old\n");
        edit(folder, files.settings, /strictObject\(\{/, "strictObject({\n    nickname: z.string(),");
        edit(folder, files.vpc, 'tags: named(context, "vpc")', "tags: { nickname: settings.nickname }");
        const commit = commitAll(folder, "with nicknames");
        for (const key of keys) writeFileSync(join(folder, files[key]), today[key]);
        commitAll(folder, "without nicknames");
        sleep(folder, commit);
        const result = await wake(request(folder, cake));
        expect(result.result, JSON.stringify(result)).to.equal("succeeded");
        expect(Object.keys(readDeployed(request(folder, cake).paths, environment))).to.deep.equal([
            "network",
        ]);
        expect(named(folder).join("\n")).to.match(/^ec2\/vpc nickname=of old$/m);
    });

    it("brings back what was never committed with its settings as they are", async () => {
        const folder = project();
        const commit = gitIn(folder, "rev-parse", "HEAD");
        edit(folder, "layers/network/vpc.ts", '"internet"', '"way-out"');
        commitAll(folder, "other layers");
        createSandbox(
            pathsOf(folder),
            cake,
            { name: "sandbox-c", from: "sandbox-b", owner: "bees" },
            evening,
        );
        sleep(folder, commit, "sandbox-c");
        const result = await wake(request(folder, todays, "sandbox-c"));
        expect(result.result, JSON.stringify(result)).to.equal("succeeded");
        expect(named(folder).join("\n")).to.match(/Name=internet-sandbox-c$/m);
    });

    it("names a release that the repository does not have", async () => {
        const folder = project();
        sleep(folder, "0123456789".repeat(4));
        const error = await refusal(request(folder, todays));
        expect(error.message).to.equal("This repository does not have the release 012345678901.");
        expect(error.remedy).to.match(/git fetch --unshallow/);
    });

    it("names the packages of the layers that are others now, whatever became of those of the tests", async () => {
        const folder = project();
        const commit = gitIn(folder, "rev-parse", "HEAD");
        sleep(folder, commit);
        const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as {
            packages: Record<string, { version: string } | undefined>;
        };
        const set = (name: string, version: string): string => {
            const one = lock.packages[`node_modules/${name}`];
            const old = one?.version ?? "";
            if (one !== undefined) one.version = version;
            writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
            return old;
        };
        const old = set("@pulumi/aws", "99.0.0");
        set("mocha", "99.0.0");
        const error = await refusal(request(folder, todays));
        expect(error.exitCode).to.equal(5);
        expect(error.message).to.contain(`changed since: @pulumi/aws ${old} → 99.0.0.`);
        expect(error.remedy).to.match(
            /git switch --detach [0-9a-f]{12} && npm ci && .*As it is now: npm run up/,
        );
        set("@pulumi/aws", old);
        expect((await wake(request(folder, todays))).result).to.equal("succeeded");
    });

    it("says what keeps a release's layers from being loaded, and leaves nothing behind", async () => {
        const folder = project();
        const table = "layers/cake.ts";
        const now = readFileSync(join(folder, table), "utf8");
        const broken = {
            "export const layers = [];": /no table of layers/,
            "export const cake = [;": /layers\/cake\.ts.*Unexpected ";"/,
            'import "./none"; export const cake = [];': /Cannot find module '\.\/none'/,
        };
        for (const [text, message] of Object.entries(broken)) {
            writeFileSync(join(folder, table), text);
            const commit = commitAll(folder, "broken");
            writeFileSync(join(folder, table), now);
            commitAll(folder, "mended");
            sleep(folder, commit);
            const error = await refusal(request(folder, todays));
            expect(error.exitCode).to.equal(5);
            expect(error.message).to.match(message);
            expect(error.remedy).to.match(/git switch --detach/);
            expect(gitIn(folder, "worktree", "list").split("\n")).to.have.length(1);
        }
    });
});
