import {
    DescribeLoadBalancersCommand,
    DescribeTagsCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect } from "chai";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalCloud } from "../../../automation/cake/session/local/localCloud";
import { localCloudTesting } from "../../support/localCloud/testing";
import { eventually, inCloud, liveCluster, type LiveCluster } from "../../support/liveCloud";
import { projectCopy, runCake, type CommandResult } from "../../support/project";

const api = "/apis/gateway.networking.k8s.io";
const inShop = "namespaces/shop";
const controller = "/apis/apps/v1/namespaces/kube-system/deployments/aws-load-balancer-controller";

interface Destroyed {
    readonly layers: readonly { readonly layer: string; readonly result: string }[];
    readonly swept: {
        readonly leftovers: readonly {
            readonly kind: string;
            readonly result: string;
            readonly name?: string;
        }[];
    };
}

function destroyed({ stdout, stderr }: CommandResult): Destroyed {
    expect(stdout, stderr).to.match(/^\{/);
    return JSON.parse(stdout) as Destroyed;
}

function destroy(project: string, environment: string, ...more: string[]): Promise<CommandResult> {
    const args = ["destroy", environment, `--confirm=${environment}`, "--json", "--drain-timeout", "30s"];
    return runCake(project, [...args, ...more]);
}

/** Turns on what looks at Gateways: controllers before 3.2 do not by themselves. */
async function openGates(cluster: LiveCluster): Promise<void> {
    const { body } = await cluster.ask("GET", controller);
    const { spec } = body as unknown as {
        spec: { template: { spec: { containers: { args: string[] }[] } } };
    };
    const containers = spec.template.spec.containers.map((container) => ({
        ...container,
        args: [...container.args, "--feature-gates=NLBGatewayAPI=true,ALBGatewayAPI=true"],
    }));
    const patched = await cluster.ask("PATCH", controller, { spec: { template: { spec: { containers } } } });
    expect(patched.code, JSON.stringify(patched.body)).to.equal(200);
}

/** Makes what a team makes: a Gateway of each kind, with a route and the Service behind it. */
async function makeGateways(cluster: LiveCluster): Promise<void> {
    for (const definition of gatewayDefinitions) await cluster.create(definitionsPath, definition);
    await cluster.create("/api/v1/namespaces", { metadata: { name: "shop" } });
    for (const flavour of ["alb", "nlb"]) {
        const spec = { controllerName: `gateway.k8s.aws/${flavour}` };
        await cluster.create(`${api}/v1/gatewayclasses`, { metadata: { name: flavour }, spec });
    }
    for (const name of ["web", "queue"]) {
        await cluster.create(`/api/v1/${inShop}/services`, {
            metadata: { name },
            spec: { type: "NodePort", ports: [{ port: 80 }] },
        });
    }
    const gateways = `${api}/v1/${inShop}/gateways`;
    await cluster.create(gateways, gateway("web", "alb", "HTTP", 80));
    await cluster.create(gateways, gateway("queue", "nlb", "TCP", 5672));
    await cluster.create(`${api}/v1/${inShop}/httproutes`, route("HTTPRoute", "web", "web"));
    await cluster.create(`${api}/v1alpha2/${inShop}/tcproutes`, route("TCPRoute", "queue", "queue"));
    for (const name of ["web", "queue"]) {
        await cluster.until(`${gateways}/${name}`, ({ body }) =>
            (body.status?.conditions ?? []).some(
                ({ type, status }) => type === "Programmed" && status === "True",
            ),
        );
    }
}

/** The load balancers that an account has of Gateways: their types and whose they are. */
async function balancersOf(cloud: LocalCloud): Promise<string[]> {
    const elb = new ElasticLoadBalancingV2Client(cloud.aws);
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
    const types = new Map(
        LoadBalancers.map(({ LoadBalancerArn = "", Type = "" }) => [LoadBalancerArn, Type]),
    );
    if (types.size === 0) return [];
    const { TagDescriptions = [] } = await elb.send(
        new DescribeTagsCommand({ ResourceArns: [...types.keys()] }),
    );
    return TagDescriptions.flatMap(({ ResourceArn = "", Tags = [] }) => {
        const stack = Tags.find(({ Key = "" }) => /^gateway\.k8s\.aws\.[an]lb\/stack$/.test(Key));
        return stack === undefined ? [] : [`${types.get(ResourceArn) ?? ""} ${stack.Value ?? ""}`];
    }).sort();
}

const both = ["application shop/web", "network shop/queue"];

const { definitionsPath, gateway, gatewayDefinitions, route } = localCloudTesting();

describe("a destroy of an environment with Gateways", function () {
    this.timeout(300_000);

    it("fails in the network without a drain, and the sweep finds what it left", async () => {
        const project = projectCopy();
        const environment = "sandbox-a";
        const file = join(project, "stacks", environment, "stack.yaml");
        appendFileSync(file, "\nclusterConfig: { loadBalancerController: { chartVersion: 3.2.1 } }\n");
        const settings = readFileSync(file, "utf8");
        writeFileSync(file, `${settings}\nsweep: report\n`);
        const up = await runCake(project, ["up", environment, "--yes"]);
        expect(up.code, up.stderr).to.equal(0);
        await inCloud(project, async (cloud) => {
            await makeGateways(await liveCluster(cloud, environment));
            expect(await balancersOf(cloud)).to.deep.equal(both);
        });

        const result = await destroy(project, environment, "--skip-drain");
        expect(result.code, result.stderr).to.equal(4);
        const { layers, swept } = destroyed(result);
        expect(layers.map((layer) => `${layer.layer} ${layer.result}`)).to.deep.equal([
            "cluster-config succeeded",
            "compute succeeded",
            "network failed",
        ]);
        expect(result.stdout).to.match(/DependencyViolation: The subnet 'subnet-[0-9a-f]+' has dependencies/);
        const left = swept.leftovers.filter(({ kind }) => kind === "load-balancer");
        expect(left.map((each) => each.result)).to.deep.equal(["left", "left"]);

        writeFileSync(file, settings);
        const again = await destroy(project, environment, "--skip-drain");
        expect(again.code, again.stdout).to.equal(0);
        await inCloud(project, async (cloud) => {
            expect(await balancersOf(cloud)).to.deep.equal([]);
        });
    });

    it("ends bare with one, where no Gateway goes before its routes", async () => {
        const project = projectCopy();
        const environment = "sandbox-b";
        const up = await runCake(project, ["up", environment, "--yes"]);
        expect(up.code, up.stderr).to.equal(0);
        await inCloud(project, async (cloud) => {
            const cluster = await liveCluster(cloud, environment);
            await openGates(cluster);
            await makeGateways(cluster);
            expect(await balancersOf(cloud)).to.deep.equal(both);
            const path = `${api}/v1/${inShop}/gateways/web`;
            await cluster.ask("DELETE", path);
            // Its route holds it: the drain finds one that is on its way out already.
            const { items } = await eventually(
                async () =>
                    (await cluster.ask("GET", `/api/v1/${inShop}/events`)).body as unknown as {
                        items: { reason: string }[];
                    },
                (list) => list.items.some(({ reason }) => reason === "FailedDeleteRoutesAttached"),
            );
            expect(items).not.to.deep.equal([]);
        });

        const result = await destroy(project, environment);
        expect(result.code, result.stderr + result.stdout).to.equal(0);
        const { layers, swept } = destroyed(result);
        expect(layers.map((layer) => layer.result)).to.deep.equal(["succeeded", "succeeded", "succeeded"]);
        expect(swept.leftovers).to.deep.equal([]);
        for (const name of ["HTTPRoute shop/web", "Gateway shop/queue", "GatewayClass alb"]) {
            expect(result.stderr).to.contain(`${name} deleted`);
        }
        const lines = result.stderr.split("\n");
        const at = (words: string) => lines.findIndex((line) => line.includes(words));
        expect(at("Gateway shop/queue deleted")).to.be.lessThan(at("GatewayClass nlb deleted"));
        const listed = await runCake(project, ["leftovers", environment]);
        expect(listed.code, listed.stdout).to.equal(0);
        await inCloud(project, async (cloud) => {
            expect(await balancersOf(cloud)).to.deep.equal([]);
        });
    });
});
