import { expect } from "chai";
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { preview } from "../../../automation/cake/plan/preview";
import type { RunResult } from "../../../automation/cake/model/results";
import { up } from "../../../automation/cake/deploy/up";
import { ownCake, request, type OwnLayer } from "../../support/ownLayers";
import { projectCopy, root, runCake } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-a";

/** What the tests change of the environment's settings, on top of those it was copied with. */
interface Amendment {
    readonly network?: object;
    readonly passwordLength?: number;
}

function amend(project: string, { network = {}, passwordLength }: Amendment): void {
    const path = join("stacks", environment, "stack.yaml");
    const shipped = parse(readFileSync(join(root, path), "utf8")) as { readonly network: object };
    const amended = {
        ...shipped,
        network: { ...shipped.network, ...network },
        ...(passwordLength === undefined
            ? {}
            : { clusterConfig: { adminPassword: { length: passwordLength } } }),
    };
    writeFileSync(join(project, path), stringify(amended));
}

function computed({ layers }: RunResult): readonly string[] {
    return layers.filter(({ reused }) => reused !== true).map(({ layer }) => layer);
}

function reasons({ layers }: RunResult): readonly string[] {
    return layers.map(({ reason }) => reason ?? "");
}

describe("only what changed is built", function () {
    const step = story();
    this.timeout(180_000);
    let project: string;
    let folder: string;

    async function cake(code: number, ...args: readonly string[]): Promise<RunResult> {
        const result = await runCake(project, [...args, "--json"]);
        expect(result.code, `${result.stderr}\n${result.stdout.slice(0, 2000)}`).to.equal(code);
        return JSON.parse(result.stdout) as RunResult;
    }

    before(async () => {
        project = projectCopy();
        folder = join(project, "stacks", environment);
        await cake(0, "preview", environment);
    });

    step("asks no engine about an environment of which nothing changed", async () => {
        // There is no such engine: whoever asks it fails.
        const env = { CAKE_ENGINE: "/nowhere/pulumi" };
        for (const args of [["preview"], ["preview", "--check"], ["preview", environment, "--check"]]) {
            const all = args.includes(environment) ? args : [...args, environment];
            const { code, stderr, stdout } = await runCake(project, [...all, "--json"], { env });
            expect(code, stderr).to.equal(0);
            expect(computed(JSON.parse(stdout) as RunResult)).to.deep.equal([]);
        }
        const fresh = await runCake(project, ["preview", environment, "--fresh"], { env });
        expect(fresh.code).to.equal(1);
    });

    step("computes a layer whose settings changed, and tells that its diff is stale", async () => {
        amend(project, { passwordLength: 41 });
        const before = readFileSync(join(folder, "diff/cluster-config.json"), "utf8");
        const stale = await cake(5, "preview", environment, "--check");
        expect(computed(stale)).to.deep.equal(["cluster-config"]);
        expect(reasons(stale)).to.deep.equal(["", "", "stale: its settings changed since"]);
        expect(readFileSync(join(folder, "diff/cluster-config.json"), "utf8")).to.equal(before);

        const built = await cake(0, "preview", environment);
        expect(computed(built)).to.deep.equal(["cluster-config"]);
        expect(built.files).to.have.members([
            `stacks/${environment}/changes.txt`,
            `stacks/${environment}/diff/cluster-config.json`,
        ]);
        await cake(0, "preview", environment, "--check");
    });

    step("leaves the layers above alone where the outputs below come out the same", async () => {
        amend(project, { network: { flowLogs: { enabled: true } }, passwordLength: 41 });
        expect(computed(await cake(0, "preview", environment))).to.deep.equal(["network"]);
    });

    step(
        "takes a diff that says the same as current, whatever was done to the files it comes from",
        async () => {
            appendFileSync(join(project, "layers/network/vpc.ts"), "\n// A comment.\n");
            const current = await cake(0, "preview", environment, "--check");
            expect(computed(current)).to.deep.equal(["network"]);
            expect((await cake(0, "preview", environment)).files).to.deep.equal([
                `stacks/${environment}/diff/network.json`,
            ]);
        },
    );

    step("tells a diff that was edited, and builds it again", async () => {
        const file = join(folder, "diff/compute.json");
        writeFileSync(file, readFileSync(file, "utf8").replace('"create"', '"delete"'));
        expect(reasons(await cake(5, "preview", environment, "--check")).join()).to.contain(
            "changed by hand",
        );
        await cake(0, "preview", environment);
        appendFileSync(join(folder, "changes.txt"), "and more\n");
        expect(reasons(await cake(5, "preview", environment, "--check")).join()).to.contain(
            "edited or merged",
        );
        expect(computed(await cake(0, "preview", environment))).to.deep.equal([]);
        await cake(0, "preview", environment, "--check");
    });

    step("tells a diff that is missing once an environment is up, and one that is left over", async () => {
        const kept = join(project, "kept");
        cpSync(folder, kept, { recursive: true });
        await cake(0, "up", environment, "--yes");
        expect(computed(await cake(0, "preview", environment))).to.deep.equal([]);

        amend(project, { passwordLength: 42 });
        const missing = await cake(5, "preview", environment, "--check");
        expect(reasons(missing).map((reason) => reason.split(":")[0])).to.deep.equal([
            "missing",
            "",
            "missing",
        ]);

        cpSync(kept, folder, { recursive: true });
        const leftOver = await cake(5, "preview", environment, "--check");
        expect(computed(leftOver)).to.deep.equal([]);
        expect(reasons(leftOver)[1]).to.match(/^left over: .*what is deployed changed since$/);
        expect((await cake(0, "preview", environment)).files).to.have.length(4);
        expect(existsSync(join(folder, "diff"))).to.equal(false);
    });

    step("finds no engine's word against it when it is asked after all", async () => {
        const fresh = await cake(0, "preview", environment, "--fresh", "--expect-no-changes");
        expect(computed(fresh)).to.have.length(3);
    });

    step(
        "sees a state that was rolled back behind the diff, and an up does not apply that diff",
        async () => {
            const state = join(project, ".cake/state/.pulumi/stacks");
            const now = join(project, "state-now");
            cpSync(state, now, { recursive: true });
            amend(project, { passwordLength: 43 });
            await cake(0, "preview", environment);
            rmSync(join(state, "cluster-config", `${environment}.json`));
            expect(reasons(await cake(5, "preview", environment, "--check"))[2]).to.match(
                /^stale: what is deployed changed since$/,
            );
            const refused = await runCake(project, ["up", environment, "--yes"]);
            expect(refused.code).to.equal(5);
            expect(refused.stderr).to.match(/create was not reviewed|but \w+ was reviewed/);
            cpSync(now, state, { recursive: true });
            await cake(0, "up", environment, "--yes");
        },
    );
});

describe("what a fingerprint cannot see", function () {
    this.timeout(120_000);

    const giving =
        (value: string, onRun: () => void = () => undefined): OwnLayer =>
        ({ pulumi }) => {
            onRun();
            return pulumi.secret(value);
        };
    const reading: OwnLayer = ({ aws, opts, below }) =>
        new aws.ssm.Parameter("one", { name: "one", type: "SecureString", value: below }, opts).arn;

    function run(project: string, lower: OwnLayer): Parameters<typeof preview>[0] & Parameters<typeof up>[0] {
        return { ...request(project, ownCake(lower, reading)), fresh: false };
    }

    it("is a secret of the layer below: what reads it is computed again where it is another one", async () => {
        const project = projectCopy();
        await up(run(project, giving("canary-1")));
        amend(project, { network: { flowLogs: { enabled: true } } });
        expect(computed(await preview(run(project, giving("canary-1"))))).to.deep.equal(["network"]);
        amend(project, { network: { s3Endpoint: false } });
        const changed = await preview(run(project, giving("canary-2")));
        expect(computed(changed)).to.deep.equal(["network", "compute"]);
        expect(changed.layers[1]?.counts.update).to.equal(1);
    });

    it("is somebody who deploys meanwhile: the preview is made again", async () => {
        const project = projectCopy();
        await up(run(project, giving("canary-1")));
        amend(project, { network: { flowLogs: { enabled: true } } });
        const notices: string[] = [];
        let runs = 0;
        const state = join(project, ".cake/state/.pulumi/stacks/compute", `${environment}.json`);
        const lower = giving("canary-1", () => {
            runs += 1;
            if (runs === 1) appendFileSync(state, "\n");
        });
        const listener = (event: { code: string; text?: string }): void => {
            if (event.code === "notice") notices.push(event.text ?? "");
        };
        await preview({ ...run(project, lower), listener });
        expect(runs).to.equal(2);
        expect(notices.join()).to.contain("Somebody deployed to sandbox-a while it was previewed");
    });

    it("is an output without a resource: an up writes it to the state", async () => {
        const project = projectCopy();
        const plain =
            (value: string): OwnLayer =>
            () =>
                value;
        const cake = (value: string): ReturnType<typeof run> => ({
            ...request(project, ownCake(plain(value))),
            fresh: false,
        });
        await up(cake("first-output"));
        amend(project, { network: { flowLogs: { enabled: true } } });
        await up(cake("second-output"));
        const state = join(project, ".cake/state/.pulumi/stacks/network", `${environment}.json`);
        expect(readFileSync(state, "utf8")).to.contain("second-output").and.not.to.contain("first-output");
        expect(computed(await preview(cake("second-output")))).to.deep.equal([]);
    });
});
