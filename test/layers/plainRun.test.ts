import { expect } from "chai";
import { cake, type Layer } from "../../layers/cake";
import { runOnStacks } from "../../layers/plainRun";
import { ofType, record } from "./recording";
import { about, clusterConfigSettings, computeSettings } from "./samples";

function layerNamed(name: string): Layer {
    const found = cake.find((layer) => layer.name === name);
    if (!found) throw new Error(`There is no layer ${name}.`);
    return found;
}

describe("A layer that is run by itself", () => {
    it("must read what it needs from the stack below, of the same environment", async () => {
        const recording = await record(() =>
            runOnStacks(layerNamed("compute"), { about, settings: computeSettings }),
        );
        expect(ofType(recording, "StackReference").map(({ inputs }) => inputs.name)).to.deep.equal([
            "organization/network/test",
        ]);
        const [group] = ofType(recording, "ManagedNodeGroup");
        expect(group?.inputs.subnetIds).to.deep.equal(["subnet-1", "subnet-2"]);
    });

    it("must ask each stack below once", async () => {
        const recording = await record(() =>
            runOnStacks(layerNamed("cluster-config"), { about, settings: clusterConfigSettings }),
        );
        expect(ofType(recording, "StackReference").map(({ inputs }) => inputs.name)).to.have.members([
            "organization/network/test",
            "organization/compute/test",
        ]);
    });

    it("must give the layer's outputs", async () => {
        const { outputs } = await record(() =>
            runOnStacks(layerNamed("compute"), { about, settings: computeSettings }),
        );
        expect(outputs).to.include.keys("kubeconfig", "clusterName");
    });
});
