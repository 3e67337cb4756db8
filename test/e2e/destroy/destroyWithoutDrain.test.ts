import {
    DeleteSecurityGroupCommand,
    DescribeNetworkInterfacesCommand,
    DescribeSecurityGroupsCommand,
    DescribeVolumesCommand,
    EC2Client,
} from "@aws-sdk/client-ec2";
import {
    DeleteLoadBalancerCommand,
    DescribeLoadBalancersCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LocalCloud } from "../../../automation/cake/session/local/localCloud";
import { inCloud, liveCluster, makeWorkload } from "../../support/liveCloud";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-a";
const args = ["destroy", environment, `--confirm=${environment}`, "--json", "--skip-drain"];

interface Destroyed {
    readonly layers: readonly { readonly layer: string; readonly result: string }[];
    readonly swept: { readonly leftovers: readonly { readonly kind: string; readonly result: string }[] };
}

function layersOf({ stdout }: CommandResult): string[] {
    return (JSON.parse(stdout) as Destroyed).layers.map(({ layer, result }) => `${layer} ${result}`);
}

function leftoversOf({ stdout }: CommandResult): string[] {
    const { leftovers } = (JSON.parse(stdout) as Destroyed).swept;
    return leftovers.map(({ kind, result }) => `${kind} ${result}`);
}

describe("a destroy without a drain, where the sweep may only report", function () {
    const step = story();
    this.timeout(300_000);
    let project: string;
    let file: string;
    let settings: string;

    before(() => {
        project = projectCopy();
        file = join(project, "stacks", environment, "stack.yaml");
        settings = readFileSync(file, "utf8");
        writeFileSync(file, `${settings}\nsweep: report\n`);
    });

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

    step("begins with an environment in which a team has put a Service and a claim", async () => {
        const up = await runCake(project, ["up", environment, "--yes", "--json"]);
        expect(up.code, `${up.stderr}\n${up.stdout}`).to.equal(0);
        await inCloud(project, async (cloud) => {
            await makeWorkload(await liveCluster(cloud, environment));
        });
    });

    step("leaves nothing behind as long as it is deployed", async () => {
        const { code, stdout, stderr } = await runCake(project, ["leftovers", environment]);
        expect(stdout, stderr).to.equal(`${environment}: nothing is left behind\n`);
        expect(code).to.equal(0);
    });

    step("fails in the network, in AWS's own words", async () => {
        const result = await runCake(project, args);
        expect(result.code, result.stderr).to.equal(4);
        expect(layersOf(result)).to.deep.equal([
            "cluster-config succeeded",
            "compute succeeded",
            "network failed",
        ]);
        // The engine stops at the first of the two.
        expect(result.stdout + result.stderr).to.match(
            /DependencyViolation: (The subnet 'subnet-[0-9a-f]+' has dependencies and cannot be deleted|Network vpc-[0-9a-f]+ has some mapped public address\(es\))/,
        );
        expect(leftoversOf(result)).to.include.members(["load-balancer left", "volume left"]);
    });

    step("leaves the load balancer, its interfaces and group, and the volume behind", () =>
        inCloud(project, async (cloud) => {
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
        }),
    );

    step(
        "gets through the network once somebody has removed what was in its way, and names what is left",
        async () => {
            await inCloud(project, async (cloud) => {
                const { ec2, elb, balancers, groups } = await leftovers(cloud);
                for (const { LoadBalancerArn } of balancers) {
                    await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
                }
                for (const { GroupId } of groups) await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
            });
            const result = await runCake(project, args);
            expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(4);
            expect(layersOf(result)).to.deep.equal([
                "cluster-config unchanged",
                "compute unchanged",
                "network succeeded",
            ]);
            expect(leftoversOf(result)).to.include("volume left");
            const listed = await runCake(project, ["leftovers", environment]);
            expect(listed.code, listed.stderr).to.equal(4);
            expect(listed.stdout).to.match(/volume +vol-[0-9a-f]+ \(claim default\/shop\) +8 GiB gp3/);
        },
    );

    step("is bare once the sweep may delete", async () => {
        writeFileSync(file, settings);
        const again = await runCake(project, args);
        expect(again.code, again.stdout).to.equal(0);
        expect(leftoversOf(again)).to.deep.equal(["target-group deleted", "volume deleted"]);
    });
});
