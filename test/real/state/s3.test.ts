import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { RunResult } from "../../../automation/cake/model/results";
import { projectCopy, runCake } from "../../support/project";
import { temporaryFolder } from "../../support/temporaryFolder";
import type { ContractAws } from "../aws/contractAws";
import { installMoto } from "../aws/moto/installMoto";
import { startMoto } from "../aws/moto/motoAws";

const environment = "sandbox-a";

function computed({ layers }: RunResult): readonly string[] {
    return layers.filter(({ reused }) => reused !== true).map(({ layer }) => layer);
}

describe("a state in S3", function () {
    this.timeout(180_000);
    let aws: ContractAws;
    let project: string;
    let env: Record<string, string>;

    before(async function () {
        this.timeout(20 * 60_000);
        const commands = await installMoto((text) => {
            console.error(text);
        });
        aws = await startMoto(commands);
        const { endpoint, credentials } = aws.target;
        env = {
            AWS_ACCESS_KEY_ID: credentials.accessKeyId,
            AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
            PULUMI_CONFIG_PASSPHRASE: "shared",
        };
        const region = ["--region", "us-east-1", "--endpoint-url", endpoint];
        execFileSync(aws.awsCommand, ["s3", "mb", "s3://layer-cake", ...region], {
            env: { ...process.env, ...env },
        });
        project = projectCopy();
        const { host } = new URL(endpoint);
        const query = `endpoint=http://${host}&s3ForcePathStyle=true&region=us-east-1`;
        appendFileSync(
            join(project, "stacks", environment, "stack.yaml"),
            `\nstate:\n  backend: s3://layer-cake?${query}\n`,
        );
    });
    after(() => aws.close());

    async function cake(code: number, folder: string, ...args: readonly string[]): Promise<RunResult> {
        const result = await runCake(folder, [...args, "--json"], { env });
        expect(result.code, `${result.stderr}\n${result.stdout.slice(0, 2000)}`).to.equal(code);
        return JSON.parse(result.stdout) as RunResult;
    }

    it("serves a whole cake, of which only what changed is computed", async () => {
        expect(computed(await cake(0, project, "preview", environment))).to.have.length(3);
        expect(computed(await cake(0, project, "preview", environment))).to.deep.equal([]);
        await cake(0, project, "up", environment, "--yes");
        expect(existsSync(join(project, ".cake/state"))).to.equal(false);
        expect(computed(await cake(0, project, "preview", environment, "--check"))).to.deep.equal([]);
        await cake(0, project, "preview", environment, "--fresh", "--expect-no-changes");
    });

    it("tells a clone on another machine what is deployed, and that its diff is from before", async () => {
        const other = temporaryFolder();
        cpSync(project, other, { recursive: true });
        expect(computed(await cake(0, other, "preview", environment, "--check"))).to.deep.equal([]);
        const password = "\nclusterConfig: { adminPassword: { length: 41 } }\n";
        appendFileSync(join(project, "stacks", environment, "stack.yaml"), password);
        appendFileSync(join(other, "stacks", environment, "stack.yaml"), password);
        await cake(0, other, "preview", environment);
        await cake(0, project, "up", environment, "--yes");
        const stale = await cake(5, other, "preview", environment, "--check");
        expect(stale.layers.map(({ reason }) => reason ?? "")).to.deep.equal([
            "",
            "",
            "left over: nothing is pending any more: what is deployed changed since",
        ]);
    });

    it("is bare after a destroy", async () => {
        await cake(0, project, "destroy", environment, `--confirm=${environment}`);
        await cake(7, project, "preview", environment, "--expect-no-changes");
    });
});
