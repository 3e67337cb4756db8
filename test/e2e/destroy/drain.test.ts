import { CreateVolumeCommand, DescribeVolumesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { localCloudTesting } from "../../support/localCloud/testing";
import { account, inCloud, liveCluster, makeWorkload, type LiveCluster } from "../../support/liveCloud";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-a";
const destroying = ["destroy", environment, `--confirm=${environment}`, "--json", "--drain-timeout", "30s"];

const manifests = `
apiVersion: v1
kind: Namespace
metadata: { name: web }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: web }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec: { interval: 1m, prune: true, path: ./, sourceRef: { kind: GitRepository, name: apps } }
`;

const apps = `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: web }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
`;

/** Paths of objects in the order in which a chart's are made. */
function pathOf({
    apiVersion,
    kind,
    metadata,
}: {
    apiVersion: string;
    kind: string;
    metadata: object;
}): string {
    const root = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
    const namespace = "namespace" in metadata ? `/namespaces/${String(metadata.namespace)}` : "";
    return `${root}${namespace}/${kind.toLowerCase()}s`;
}

async function installFlux(cluster: LiveCluster): Promise<void> {
    const chart = localCloudTesting().chartOf("flux2");
    const { version, appVersion } = chart;
    const release = {
        chart: "flux2",
        version,
        appVersion,
        name: "flux",
        namespace: "flux-system",
        values: {},
    };
    await cluster.create("/api/v1/namespaces", { metadata: { name: "flux-system" } });
    for (const object of [...(chart.crds?.(release) ?? []), ...chart.render(release)]) {
        await cluster.create(pathOf(object as never), object);
    }
    const sources = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories";
    const releases = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations";
    for (const name of ["platform", "apps"]) {
        const spec = { url: `https://git.example/${name}`, interval: "1m", ref: { branch: "main" } };
        await cluster.create(sources, { metadata: { name }, spec });
    }
    const sourceRef = { kind: "GitRepository", name: "platform" };
    const spec = { interval: "1m", prune: true, path: "./", sourceRef };
    await cluster.create(releases, { metadata: { name: "root" }, spec });
    for (const name of ["web", "api"]) {
        const path = `/api/v1/namespaces/web/services/${name}`;
        await cluster.until(path, ({ body }) => body.status?.loadBalancer?.ingress !== undefined);
    }
}

interface Destroyed {
    readonly layers: readonly { readonly layer: string; readonly result: string }[];
    readonly drained?: {
        readonly result: string;
        readonly counts: { readonly delete: number };
        readonly waitingFor: readonly { readonly object: string; readonly reason: string }[];
    };
    readonly swept?: { readonly result: string; readonly leftovers: readonly { readonly kind: string }[] };
}

function destroyed({ stdout, stderr }: CommandResult): Destroyed {
    expect(stdout, stderr).to.match(/^\{/);
    return JSON.parse(stdout) as Destroyed;
}

/** Runs a destroy, and stops it as soon as it says something. */
function stoppedAt(project: string, words: RegExp): Promise<CommandResult> {
    let isStopped = false;
    return runCake(project, destroying, {
        onStderr: (stderr, kill) => {
            if (isStopped || !words.test(stderr)) return;
            isStopped = true;
            kill("SIGINT");
        },
    });
}

describe("a destroy with a drain", function () {
    const step = story();
    this.timeout(300_000);
    let project: string;

    before(async () => {
        project = projectCopy();
        const fixtures = join(project, `.cake/local-cloud/${account}/fixtures`);
        mkdirSync(fixtures, { recursive: true });
        writeFileSync(join(fixtures, "platform.yaml"), manifests);
        writeFileSync(join(fixtures, "apps.yaml"), apps);
        // Somebody's own, whatever its tag says: it was there before the environment.
        await inCloud(project, async (cloud) => {
            const tags = [{ Key: "environment", Value: environment }];
            const TagSpecifications = [{ ResourceType: "volume" as const, Tags: tags }];
            const volume = { AvailabilityZone: "eu-central-1a", Size: 1, TagSpecifications };
            await new EC2Client(cloud.aws).send(new CreateVolumeCommand(volume));
        });
        const up = await runCake(project, ["up", environment, "--yes"]);
        expect(up.code, up.stderr).to.equal(0);
        await inCloud(project, async (cloud) => {
            const cluster = await liveCluster(cloud, environment);
            await makeWorkload(cluster);
            await installFlux(cluster);
        });
    });

    step("can be stopped in the middle of the drain, and touches no layer then", async () => {
        const result = await stoppedAt(project, /deletes what made load balancers/);
        expect(result.code, result.stderr).to.equal(8);
        const { layers, drained } = destroyed(result);
        expect(drained?.result).to.equal("cancelled");
        expect(layers.map((layer) => layer.result)).to.deep.equal(["skipped", "skipped", "skipped"]);
    });

    step("takes out of the cluster what would keep the network, and can be stopped again", async () => {
        const result = await stoppedAt(project, /cluster-config +.* in \d/);
        expect(result.code, result.stderr).to.equal(8);
        const { layers, drained } = destroyed(result);
        expect(drained?.result, result.stderr).to.equal("succeeded");
        expect(layers[0]?.result).to.equal("succeeded");
        expect(result.stderr).to.match(/drain +-  Namespace web deleted/);
    });

    step("goes on, and ends bare", async () => {
        const result = await runCake(project, destroying);
        expect(result.code, result.stderr).to.equal(0);
        const { layers, swept } = destroyed(result);
        expect(layers.map((layer) => layer.result)).to.deep.equal(["unchanged", "succeeded", "succeeded"]);
        expect(swept?.leftovers).to.deep.equal([]);
        const listed = await runCake(project, ["leftovers", environment]);
        expect(listed.code, listed.stdout).to.equal(0);
        await inCloud(project, async (cloud) => {
            const { Volumes = [] } = await new EC2Client(cloud.aws).send(new DescribeVolumesCommand({}));
            expect(
                Volumes.map(({ Size }) => Size),
                "what was there before",
            ).to.deep.equal([1]);
        });
    });
});
