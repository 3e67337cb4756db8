import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { join } from "node:path";
import { eksPackage } from "../../../../aws/eks/component/eksPackage";
import { kubernetesPackage } from "../../../../kubernetes/provider/kubernetesPackage";
import {
    type EngineStacks,
    operationsOf,
    previewOf,
    startEngine,
    stateOf,
} from "../../../support/engineStacks";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { awsDouble } from "./awsDouble";
import { accessEntries, children } from "./clusterChildren";

/** Types and names of all that @pulumi/eks 4.3.0 makes for the program below, sorted. */
const expected = [
    ...children,
    "aws:eks/addon:Addon ebs",
    "aws:eks/nodeGroup:NodeGroup ng",
    "aws:iam/role:Role nodes",
    "eks:index:Addon ebs",
    "eks:index:ManagedNodeGroup ng",
].sort();

function program(environment: string) {
    return () => {
        const provider = new aws.Provider("eu", { region: "eu-central-1", skipCredentialsValidation: true });
        const options = { providers: { aws: provider } };
        const role = new aws.iam.Role("nodes", { assumeRolePolicy: "{}" }, { provider });
        const cluster = new eks.Cluster(
            "cluster",
            {
                name: environment,
                vpcId: "vpc-1",
                subnetIds: ["subnet-1", "subnet-2"],
                version: "1.34",
                authenticationMode: eks.AuthenticationMode.Api,
                skipDefaultNodeGroup: true,
                useDefaultVpcCni: true,
                accessEntries,
            },
            options,
        );
        const group = new eks.ManagedNodeGroup("ng", { cluster, nodeRoleArn: role.arn }, options);
        new eks.Addon(
            "ebs",
            { cluster, addonName: "aws-ebs-csi-driver" },
            { ...options, dependsOn: [group] },
        );
        return {
            kubeconfig: pulumi.secret(cluster.kubeconfigJson),
            name: cluster.eksCluster.name,
            group: group.nodeGroup.clusterName,
            nodes: cluster.nodeSecurityGroupId,
        };
    };
}

/** Types and names among URNs, without the stack and the providers of the program. */
function listOf(urns: readonly string[]): string[] {
    return urns
        .map((urn) => urn.split("::"))
        .map(([, , types = "", name = ""]) => `${types.split("$").at(-1) ?? ""} ${name}`)
        .filter((text) => !/^pulumi:(pulumi:Stack|providers:(aws|\w+ default))/.test(text))
        .sort();
}

describe("eks components under the real engine", function () {
    this.timeout(180_000);
    let engine: EngineStacks;
    const deleted: string[] = [];

    before(async () => {
        const kubernetes = kubernetesPackage({ kubernetesUrl: () => undefined, notice: () => undefined });
        engine = await startEngine([awsDouble(deleted), eksPackage(), kubernetes]);
    });
    after(() => engine.close());

    it("preview, deploy as planned and destroy what the real component makes", async () => {
        const stack = await engine.open("dev", program("dev"));
        const plan = join(temporaryFolder(), "plan.json");
        const planned = await previewOf(stack, { plan });
        expect(listOf([...planned.keys()])).to.deep.equal(expected);

        const { outputs } = await stack.up({ plan });
        const resources = await stateOf(stack);
        expect(listOf(resources.map(({ urn }) => urn))).to.deep.equal(expected);
        expect(outputs.group?.value).to.equal("dev");
        expect(outputs.nodes?.value).to.equal("cluster-nodeSecurityGroup-id");
        expect(outputs.kubeconfig?.secret).to.equal(true);

        const addon = resources.find(({ urn }) => urn.endsWith("aws:eks/addon:Addon::ebs"));
        expect(addon?.parent).to.match(/eks:index:Cluster\$eks:index:Addon::ebs$/);
        const provider = resources.find(({ type }) => type === "pulumi:providers:kubernetes");
        expect(provider?.inputs?.kubeconfig).to.equal(outputs.kubeconfig?.value);

        expect(await operationsOf(stack)).to.deep.equal(["same"]);

        await stack.destroy();
        const at = (name: string) => deleted.indexOf(name);
        expect(at("ng")).to.be.lessThan(at("cluster-eksCluster"));
        expect(at("ebs")).to.be.lessThan(at("ng"));
        expect(at("cluster-eksCluster")).to.be.lessThan(at("cluster-eksRole-4b490823"));
        expect(at("cluster-eksClusterIngressRule")).to.be.lessThan(at("cluster-nodeSecurityGroup"));
    });

    it("keep eight stacks apart that are previewed at once", async () => {
        const names = Array.from({ length: 8 }, (_, index) => `many-${index}`);
        const stacks = [];
        for (const name of names) stacks.push(await engine.open(name, program(name)));
        const all = await Promise.all(stacks.map((stack) => previewOf(stack)));
        for (const [index, planned] of all.entries()) {
            const urns = [...planned.keys()];
            expect(listOf(urns)).to.deep.equal(expected);
            expect(urns.filter((urn) => !urn.startsWith(`urn:pulumi:many-${index}::`))).to.deep.equal([]);
        }
    });
});
