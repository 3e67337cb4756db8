// Covers: addons.ts, index.ts, layer.ts
import { expect } from "chai";
import { compute as layer } from "../../../layers/compute/layer";
import { loadEnvironment } from "../../../layers/environment";
import { root } from "../../support/project";
import { ofType, read } from "../recording";
import { computeSettings } from "../samples";
import { startedByPulumi } from "../startedByPulumi";
import { expectTagged } from "../tagged";
import { cluster, recorded } from "./recorded";

const open = ["0.0.0.0/0", "::/0"];

describe("The compute layer", () => {
    it("must keep the kubeconfig secret", async () => {
        const { outputs } = await recorded();
        const { value, secret } = await read(outputs.kubeconfig);
        expect(value).to.equal('{"kind":"Config"}');
        expect(secret).to.equal(true);
    });

    it("must not open a port to the Internet", async () => {
        const recording = await recorded();
        expect(recording.resources.filter(({ type }) => type.includes("SecurityGroup"))).to.be.empty;
        expect(JSON.stringify(recording.resources)).not.to.contain(open[0]);
    });

    it("must tag everything with environment, layer, kind and owner", async () => {
        expectTagged(await recorded(), "compute");
    });

    it("must put the control plane into intra subnets and the nodes into private ones", async () => {
        const recording = await recorded();
        expect((await cluster()).subnetIds).to.deep.equal(["subnet-3", "subnet-4"]);
        for (const { inputs } of ofType(recording, "ManagedNodeGroup")) {
            expect(inputs.subnetIds).to.deep.equal(["subnet-1", "subnet-2"]);
        }
    });

    it("must pin the version of the cluster, of its nodes and of every add-on", async () => {
        const recording = await recorded();
        expect(await cluster()).to.include({ version: "1.33" });
        for (const { inputs } of ofType(recording, "ManagedNodeGroup")) {
            expect(inputs.version).to.equal("1.33");
        }
        const versions = ofType(recording, "Addon").map(({ inputs }) => [
            inputs.addonName,
            inputs.addonVersion,
        ]);
        const { "vpc-cni": cni, "kube-proxy": proxy, ...others } = computeSettings.addons;
        expect(Object.fromEntries(versions)).to.deep.equal(others);
        const inCluster = await cluster();
        expect(inCluster.vpcCniOptions).to.deep.include({ addonVersion: cni });
        expect(inCluster.kubeProxyAddonOptions).to.deep.include({ version: proxy });
        expect(inCluster.corednsAddonOptions).to.deep.include({ enabled: false });
    });

    it("must be a Pulumi project of its own, with the settings of the environment that its stack names", async () => {
        const recording = await startedByPulumi("compute", import("../../../layers/compute/index"));
        const { version } = loadEnvironment(root, "sandbox-a").settings.compute;
        const [cluster] = recording.resources.filter(({ type }) => type === "eks:index:Cluster");
        expect(cluster?.inputs).to.include({ name: "sandbox-a", version });
        expect(Object.keys(recording.outputs)).to.have.members(Object.keys(layer.gives));
    });
});
