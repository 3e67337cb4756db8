import { expect } from "chai";
import { cake } from "../../layers/cake";
import type { Layer } from "../../layers/contract";
import { layerSettingsOf, loadEnvironment } from "../../layers/environment";
import { sandboxWith } from "../support/settingsProject";

describe("an environment of this repository", () => {
    it("has the settings of every layer of the cake", () => {
        const { settings } = loadEnvironment(sandboxWith(""), "one");
        expect(settings).to.include.all.keys(cake.map(({ settingsKey }) => settingsKey));
        expect(settings.network.vpcCidr).to.equal("10.200.0.0/16");
    });

    it("gives a layer the layer's own settings, and the environment's particulars", () => {
        const lines = "tags: { cost: a }\npermissionsBoundary: arn:aws:iam::111111111111:policy/limit\n";
        const loaded = loadEnvironment(sandboxWith(lines), "one");
        for (const layer of cake) {
            const given = layerSettingsOf(loaded, layer);
            expect(given.settings).to.equal(loaded.settings[layer.settingsKey]);
            expect(given.about).to.deep.equal({
                environment: "one",
                kind: "sandbox",
                owner: "tests",
                account: "111111111111",
                region: "eu-central-1",
                tags: { cost: "a" },
                permissionsBoundary: "arn:aws:iam::111111111111:policy/limit",
            });
        }
    });

    it("gives a layer those settings of layers below that it reads, and no others", () => {
        const loaded = loadEnvironment(sandboxWith(""), "one");
        const layer: Pick<Layer, "settingsKey" | "readsSettings"> = {
            settingsKey: "clusterConfig",
            readsSettings: { version: "compute", vpcCidr: "network" },
        };
        expect(layerSettingsOf(loaded, layer).settingsBelow).to.deep.equal({
            version: loaded.settings.compute.version,
            vpcCidr: "10.200.0.0/16",
        });
    });
});
