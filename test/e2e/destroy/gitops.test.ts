import { expect } from "chai";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunResult } from "../../../automation/cake/model/results";
import { holdings } from "../../support/account";
import { account, inCloud, liveCluster, type LiveCluster } from "../../support/liveCloud";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-c";

const holdsInGit = `
apiVersion: v1
kind: Namespace
metadata: { name: web }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: web }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: from-git, namespace: platform }
data: { branch: mine }
`;

const gitops = `
  gitops:
    url: https://git.example/platform
    path: ./clusters/dev-1
`;

const service = "/api/v1/namespaces/web/services/web";
const configMap = "/api/v1/namespaces/platform/configmaps/from-git";
const source = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system";

function succeeded(result: CommandResult): CommandResult {
    expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(0);
    return result;
}

describe("an environment whose GitOps tracks a branch", function () {
    const step = story();
    this.timeout(300_000);
    let project: string;

    const run = async (...args: readonly string[]) => succeeded(await runCake(project, args));

    function look<T>(work: (cluster: LiveCluster) => Promise<T>): Promise<T> {
        return inCloud(project, async (cloud) => work(await liveCluster(cloud, environment)));
    }

    /** Kinds of what is there in AWS that is paid for, or keeps something that is. */
    function paidFor(): readonly string[] {
        const kinds = holdings(project).map((one) => one.split(" ")[0] ?? "");
        return [...new Set(kinds)].filter((kind) =>
            /^(ec2\/(vpc|volume)|eks\/cluster|lb\/loadBalancer)$/.test(kind),
        );
    }

    function change(from: string, to: string): void {
        const file = join(project, `stacks/${environment}/stack.yaml`);
        const text = readFileSync(file, "utf8");
        expect(text).to.contain(from);
        writeFileSync(file, text.replace(from, to));
    }

    before(async () => {
        project = projectCopy();
        appendFileSync(join(project, "stacks/dev-1/stack.yaml"), gitops);
        await run("sandbox", "create", environment, "--from", "dev-1", "--branch", "mine");
    });

    step("comes up where nobody has said what the repository holds, and says so once", async () => {
        const { stderr } = await run("up", environment, "--yes");
        expect(stderr.match(/does not know what the GitRepository flux-system holds: put/g)).to.have.length(
            1,
        );
        expect(paidFor()).to.include("eks/cluster");
    });

    step("has what the folder of that branch holds", async () => {
        const folder = join(project, `.cake/local-cloud/${account}/fixtures/flux-system/clusters/dev-1`);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "web.yaml"), holdsInGit);
        await look(async (cluster) => {
            await cluster.until(service, ({ body }) => body.status?.loadBalancer?.ingress !== undefined);
            expect((await cluster.ask("GET", configMap)).code).to.equal(200);
            expect((await cluster.ask("GET", source)).body).to.have.nested.property(
                "spec.ref.branch",
                "mine",
            );
        });
        expect(paidFor()).to.deep.equal(["ec2/vpc", "eks/cluster", "lb/loadBalancer"]);
    });

    step("is told of a source that somebody suspended, and has it put right", async () => {
        await look((cluster) => cluster.ask("PATCH", source, { spec: { suspend: true } }));
        const { stdout } = await runCake(project, ["drift", environment]);
        expect(stdout).to.contain("spec.suspend: false → true");
        await run("up", environment, "--refresh", "--yes");
        const { body } = await look((cluster) => cluster.ask("GET", source));
        expect(body).to.have.nested.property("spec.suspend", false);
    });

    step("has none of it any more when its settings no longer ask for it", async () => {
        const branch = "  gitops:\n    branch: mine\n";
        change(branch, "  gitops: null\n");
        const { stderr } = await run("up", environment, "--yes");
        expect(stderr).to.match(/Kustomization gitops deleted[^]*Release flux2 deleted/);
        await look(async (cluster) => {
            for (const path of [service, configMap, "/api/v1/namespaces/flux-system"]) {
                await cluster.until(path, ({ code }) => code === 404);
            }
        });
        change("  gitops: null\n", branch);
        await run("up", environment, "--yes");
        await look((cluster) =>
            cluster.until(service, ({ body }) => body.status?.loadBalancer?.ingress !== undefined),
        );
    });

    step("is drained by its destroy, which ends bare", async () => {
        const { stdout, stderr } = await run("destroy", environment, `--confirm=${environment}`, "--json");
        const { drained, swept } = JSON.parse(stdout) as RunResult;
        expect(drained?.result).to.equal("succeeded");
        expect(stderr).to.match(/drain +-  Namespace web deleted/);
        expect(swept?.leftovers).to.deep.equal([]);
        expect(paidFor()).to.deep.equal([]);
    });
});
