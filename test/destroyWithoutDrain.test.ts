import {
    DeleteSecurityGroupCommand,
    DescribeNetworkInterfacesCommand,
    DescribeSecurityGroupsCommand,
    DescribeVolumesCommand,
    EC2Client,
} from "@aws-sdk/client-ec2";
import { DescribeClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import {
    DeleteLoadBalancerCommand,
    DescribeLoadBalancersCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import { expect } from "chai";
import { join } from "node:path";
import { type LocalCloud } from "../automation/local-cloud/localCloud";
import { openLocalCloud } from "../automation/local-cloud/openLocalCloud";
import { projectCopy, runCake, type CommandResult } from "./project";

const environment = "sandbox-a";
const namespace = "default";

interface Layer {
    readonly layer: string;
    readonly result: string;
}

function layersOf({ stdout }: CommandResult): string[] {
    const { layers } = JSON.parse(stdout) as { layers: Layer[] };
    return layers.map(({ layer, result }) => `${layer} ${result}`);
}

/** Asks again until an answer satisfies; fails after ten seconds. */
async function eventually<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
    for (const end = Date.now() + 10_000; ;) {
        const answer = await ask();
        if (isEnough(answer) || Date.now() > end) return answer;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

describe("a destroy without a drain", function () {
    this.timeout(300_000);
    let project: string;

    before(() => {
        project = projectCopy();
    });

    /** Works on the account while no command does. */
    async function inCloud<T>(work: (cloud: LocalCloud) => Promise<T>): Promise<T> {
        const cloud = await openLocalCloud({
            folder: join(project, ".cake/local-cloud"),
            account: "111111111111",
            region: "eu-central-1",
            latency: "none",
        });
        try {
            return await work(cloud);
        } finally {
            await cloud.close();
        }
    }

    /** A client of the environment's cluster, and a way to create objects in its default namespace. */
    async function kubernetes(cloud: LocalCloud) {
        const eks = new EKSClient(cloud.aws);
        const { cluster } = await eks.send(new DescribeClusterCommand({ name: environment }));
        const server = { name: "it", cluster: { server: cluster?.endpoint } };
        const me = { name: "me", user: {} };
        const context = { name: "it", context: { cluster: "it", user: "me" } };
        const text = { clusters: [server], users: [me], contexts: [context], "current-context": "it" };
        const kubeconfig = new KubeConfig();
        kubeconfig.loadFromString(cloud.kubeconfig(JSON.stringify(text)));
        const url = `${kubeconfig.getCurrentCluster()?.server ?? ""}/api/v1/namespaces/${namespace}`;
        const create = async (plural: string, object: object) => {
            const answer = await fetch(`${url}/${plural}`, { method: "POST", body: JSON.stringify(object) });
            expect(answer.status, await answer.text()).to.equal(201);
        };
        return { core: kubeconfig.makeApiClient(CoreV1Api), create };
    }

    /** What the account has that no layer made. */
    async function leftovers(cloud: LocalCloud) {
        const ec2 = new EC2Client(cloud.aws);
        const elb = new ElasticLoadBalancingV2Client(cloud.aws);
        const balancers = (await elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers ?? [];
        const interfaces = (await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces ?? [];
        const volumes = (await ec2.send(new DescribeVolumesCommand({}))).Volumes ?? [];
        const tag = { Name: "tag:elbv2.k8s.aws/cluster", Values: [environment] };
        const groups =
            (await ec2.send(new DescribeSecurityGroupsCommand({ Filters: [tag] }))).SecurityGroups ?? [];
        return { ec2, elb, balancers, interfaces, volumes, groups };
    }

    it("begins with an environment in which a team has put a Service and a claim", async () => {
        const up = await runCake(project, ["up", environment, "--yes", "--json"]);
        expect(up.code, `${up.stderr}\n${up.stdout}`).to.equal(0);
        await inCloud(async (cloud) => {
            const { core, create } = await kubernetes(cloud);
            const annotations = { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing" };
            await create("services", {
                metadata: { name: "shop", annotations },
                spec: { type: "LoadBalancer", selector: { app: "shop" }, ports: [{ port: 443 }] },
            });
            await create("persistentvolumeclaims", {
                metadata: { name: "data" },
                spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "8Gi" } } },
            });
            await create("pods", {
                metadata: { name: "shop" },
                spec: {
                    containers: [{ name: "main", image: "shop:1" }],
                    volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
                },
            });
            const service = await eventually(
                () => core.readNamespacedService({ name: "shop", namespace }),
                ({ status }) => status?.loadBalancer?.ingress !== undefined,
            );
            expect(service.status?.loadBalancer?.ingress?.[0]?.hostname).to.match(
                /\.elb\.eu-central-1\.amazonaws\.com$/,
            );
            const claim = await eventually(
                () => core.readNamespacedPersistentVolumeClaim({ name: "data", namespace }),
                ({ status }) => status?.phase === "Bound",
            );
            expect(claim.status?.phase).to.equal("Bound");
        });
    });

    it("fails in the network, in AWS's own words", async () => {
        const result = await runCake(project, ["destroy", environment, `--confirm=${environment}`, "--json"]);
        expect(result.code, result.stderr).to.equal(4);
        expect(layersOf(result)).to.deep.equal([
            "cluster-config succeeded",
            "compute succeeded",
            "network failed",
        ]);
        const said = result.stdout + result.stderr;
        expect(said).to.match(
            /DependencyViolation: The subnet 'subnet-[0-9a-f]+' has dependencies and cannot be deleted/,
        );
        expect(said).to.match(
            /DependencyViolation: Network vpc-[0-9a-f]+ has some mapped public address\(es\)/,
        );
    });

    it("leaves the load balancer, its interfaces and group, and the volume behind", () =>
        inCloud(async (cloud) => {
            const { balancers, interfaces, volumes, groups } = await leftovers(cloud);
            expect(balancers.map(({ Type }) => Type)).to.deep.equal(["network"]);
            expect(interfaces).to.have.length.greaterThan(1);
            for (const each of interfaces) expect(each.Description).to.match(/^ELB net\//);
            expect(groups.map(({ GroupName }) => GroupName?.slice(0, 11)).sort()).to.deep.equal([
                "k8s-default",
                "k8s-traffic",
            ]);
            expect(volumes.map(({ State, Size }) => `${State ?? ""} ${String(Size)}`)).to.deep.equal([
                "available 8",
            ]);
        }));

    it("fails again, and goes on to the end once somebody has removed what was in its way", async () => {
        const args = ["destroy", environment, `--confirm=${environment}`, "--json"];
        const again = await runCake(project, args);
        expect(again.code).to.equal(4);
        await inCloud(async (cloud) => {
            const { ec2, elb, balancers, groups } = await leftovers(cloud);
            for (const { LoadBalancerArn } of balancers) {
                await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
            }
            for (const { GroupId } of groups) await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
        });
        const result = await runCake(project, args);
        expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(0);
        expect(layersOf(result)).to.deep.equal([
            "cluster-config unchanged",
            "compute unchanged",
            "network succeeded",
        ]);
    });
});
