// Covers: context.ts, endpoints.ts, flowLogs.ts, index.ts, layer.ts, natGateways.ts, routes.ts, tiers.ts, vpc.ts
import { expect } from "chai";
import { network as layer } from "../../../layers/network/layer";
import { network } from "../../../layers/network/network";
import type { NetworkSettings } from "../../../layers/network/settings";
import { loadEnvironment } from "../../../layers/environment";
import { root } from "../../support/project";
import { ofType, read, record } from "../recording";
import { about, networkSettings } from "../samples";
import { startedByPulumi } from "../startedByPulumi";
import { expectTagged } from "../tagged";

function recorded(changes: Partial<NetworkSettings> = {}, preview = false) {
    const settings = { ...networkSettings, ...changes };
    return record(() => network({ about, settings, below: {} }), { preview });
}

function tagsOf(inputs: Record<string, unknown>): Record<string, string> {
    return inputs.tags as Record<string, string>;
}

describe("The network layer", () => {
    it("must tag every subnet for its load balancers", async () => {
        const subnets = ofType(await recorded(), "Subnet");
        expect(subnets).to.have.length(9);
        for (const { name, inputs } of subnets) {
            const roles = Object.keys(tagsOf(inputs)).filter((key) => key.startsWith("kubernetes.io/role/"));
            const tier = name.split("-")[0];
            const wanted = { public: ["elb"], private: ["internal-elb"] }[tier ?? ""] ?? [];
            expect(roles, name).to.deep.equal(wanted.map((role) => `kubernetes.io/role/${role}`));
        }
    });

    it("must tag everything with environment, layer, kind, owner and what manages it", async () => {
        expectTagged(await recorded(), "network");
    });

    it("must touch no other account and no other region", async () => {
        const [provider] = (await recorded()).resources.filter(({ type }) => type === "pulumi:providers:aws");
        expect(provider?.inputs.region).to.equal("eu-central-1");
        expect(provider?.inputs.allowedAccountIds).to.equal('["111111111111"]');
    });

    it("must not open a port to the Internet", async () => {
        const recording = await recorded();
        const types = recording.resources
            .map(({ type }) => type)
            .filter((type) => type.includes("SecurityGroup"));
        expect(types).to.deep.equal(["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"]);
    });

    it("must close the default security group, both ways", async () => {
        const [group] = ofType(await recorded(), "DefaultSecurityGroup");
        expect(group?.inputs).to.include({ vpcId: "vpc-id" });
        expect(group?.inputs.ingress).to.deep.equal([]);
        expect(group?.inputs.egress).to.deep.equal([]);
    });

    it("must give no instance a public address by itself", async () => {
        for (const { inputs } of ofType(await recorded(), "Subnet")) {
            expect(inputs.mapPublicIpOnLaunch).to.equal(false);
        }
    });

    it("must resolve and hand out DNS names, by which nodes register", async () => {
        const [vpc] = ofType(await recorded(), "Vpc");
        expect(vpc?.inputs).to.include({ enableDnsSupport: true, enableDnsHostnames: true });
    });

    for (const [natGateways, count, ways] of [
        ["none", 0, []],
        ["single", 1, ["nat-a-id", "nat-a-id", "nat-a-id"]],
        ["perZone", 3, ["nat-a-id", "nat-b-id", "nat-c-id"]],
    ] as const) {
        it(`must lead private subnets out through ${natGateways} NAT gateways, and intra subnets nowhere`, async () => {
            const recording = await recorded({ natGateways });
            expect(ofType(recording, "NatGateway")).to.have.length(count);
            expect(ofType(recording, "Eip")).to.have.length(count);
            const routes = ofType(recording, "Route");
            const out = routes.filter(({ name }) => name.startsWith("private-"));
            expect(out.map(({ inputs }) => inputs.natGatewayId)).to.deep.equal(ways);
            const [toInternet, ...others] = routes.filter(({ name }) => !name.startsWith("private-"));
            expect(toInternet?.inputs.gatewayId).to.equal("internet-id");
            expect(others).to.be.empty;
        });
    }

    it("must give every subnet exactly one route table, of its own tier", async () => {
        const recording = await recorded();
        const associations = ofType(recording, "RouteTableAssociation");
        const subnets = ofType(recording, "Subnet").map(({ name }) => `${name}-id`);
        expect(associations.map(({ inputs }) => inputs.subnetId)).to.have.members(subnets);
        for (const { inputs } of associations) {
            const tier = (id: unknown) => String(id).split("-")[0];
            expect(tier(inputs.routeTableId)).to.equal(tier(inputs.subnetId));
        }
    });

    it("must keep the way to S3 off the NAT gateways, where the settings say so", async () => {
        const [endpoint] = ofType(await recorded(), "VpcEndpoint");
        expect(endpoint?.inputs).to.include({
            vpcEndpointType: "Gateway",
            serviceName: "com.amazonaws.eu-central-1.s3",
        });
        expect(endpoint?.inputs.routeTableIds).to.have.members([
            "private-a-id",
            "private-b-id",
            "private-c-id",
            "intra-id",
        ]);
        expect(ofType(await recorded({ s3Endpoint: false }), "VpcEndpoint")).to.be.empty;
    });

    it("must log the VPC's traffic with a role that can write to its own log group only", async () => {
        const recording = await recorded();
        const [flowLog] = ofType(recording, "FlowLog");
        expect(flowLog?.inputs).to.include({ trafficType: "ALL", logDestinationType: "cloud-watch-logs" });
        const [policy] = ofType(recording, "RolePolicy");
        const arn = "arn:aws:test:eu-central-1:111111111111:flow-logs";
        const { Statement } = JSON.parse(policy?.inputs.policy as string) as {
            Statement: { Resource: string[] }[];
        };
        expect(Statement.flatMap(({ Resource }) => Resource)).to.deep.equal([arn, `${arn}:*`]);
    });

    it("must leave the flow logs out where the settings say so", async () => {
        const recording = await recorded({ flowLogs: { ...networkSettings.flowLogs, enabled: false } });
        expect(recording.resources.filter(({ name }) => name === "flow-logs")).to.be.empty;
    });

    it("must change no other resource when a zone is added at the end", async () => {
        const of = async (count: number) =>
            recorded({
                availabilityZones: networkSettings.availabilityZones.slice(0, count),
                s3Endpoint: false,
            });
        expect((await of(3)).resources).to.deep.include.members([...(await of(2)).resources]);
    });

    it("must be a Pulumi project of its own, with the settings of the environment that its stack names", async () => {
        const recording = await startedByPulumi("network", import("../../../layers/network/index"));
        const { vpcCidr } = loadEnvironment(root, "sandbox-a").settings.network;
        expect(ofType(recording, "Vpc").map(({ inputs }) => inputs.cidrBlock)).to.deep.equal([vpcCidr]);
        expect(Object.keys(recording.outputs)).to.have.members(Object.keys(layer.gives));
    });

    it("must name what it makes after the environment, and after the zone if there is one in each", async () => {
        const names = (await recorded()).resources.flatMap(({ inputs }) => {
            const { Name } = (inputs.tags ?? {}) as { Name?: string };
            return Name === undefined ? [] : [Name];
        });
        expect(names).to.include.members(["vpc-test", "public-a-test", "private-c-test", "nat-b-test"]);
    });

    it("must give the subnets of each tier in the order of the zones", async () => {
        const { outputs } = await recorded();
        expect((await read(outputs.vpcId)).value).to.equal("vpc-id");
        expect((await read(outputs.privateSubnetIds)).value).to.deep.equal([
            "private-a-id",
            "private-b-id",
            "private-c-id",
        ]);
        expect((await read(outputs.availabilityZones)).value).to.deep.equal(
            networkSettings.availabilityZones,
        );
    });
});
