import { expect } from "chai";
import { clusterConfig } from "../../layers/cluster-config/layer";
import { compute } from "../../layers/compute/layer";
import { runOnStacks } from "../../layers/plainRun";
import { ofType, record } from "./recording";
import { about, clusterConfigSettings, computeSettings } from "./samples";

const runCompute = () => runOnStacks(compute, { about, settings: computeSettings, settingsBelow: {} });
const runClusterConfig = () =>
    runOnStacks(clusterConfig, {
        about,
        settings: clusterConfigSettings,
        settingsBelow: { controllerIdentity: "podIdentity" },
    });

describe("A layer that is run by itself", () => {
    it("must read what it needs from the stack below, of the same environment", async () => {
        const recording = await record(runCompute);
        expect(ofType(recording, "StackReference").map(({ inputs }) => inputs.name)).to.deep.equal([
            "organization/network/test",
        ]);
        const [group] = ofType(recording, "ManagedNodeGroup");
        expect(group?.inputs.subnetIds).to.deep.equal(["subnet-1", "subnet-2"]);
    });

    it("must ask each stack below once", async () => {
        const recording = await record(runClusterConfig);
        expect(ofType(recording, "StackReference").map(({ inputs }) => inputs.name)).to.have.members([
            "organization/network/test",
            "organization/compute/test",
        ]);
    });

    it("must give the layer's outputs", async () => {
        const { outputs } = await record(runCompute);
        expect(outputs).to.include.keys("kubeconfig", "clusterName");
    });
});
