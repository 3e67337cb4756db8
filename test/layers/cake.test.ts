import { expect } from "chai";
import { cake } from "../../layers/cake";
import type { Layer } from "../../layers/contract";
import { clusterConfig } from "../../layers/cluster-config/clusterConfig";
import { compute } from "../../layers/compute/compute";
import { network } from "../../layers/network/network";
import { ofType, type Recording, record } from "./recording";
import { about, below, clusterConfigSettings, computeSettings, networkSettings } from "./samples";

/** Runs a layer on what is below it: deployed, or not yet. */
function run(layer: (typeof cake)[number]["name"], deployed = true): object {
    const given = below(deployed);
    switch (layer) {
        case "network":
            return network({ about, settings: networkSettings, below: {} });
        case "compute":
            return compute({ about, settings: computeSettings, below: given.compute });
        case "cluster-config":
            return clusterConfig({ about, settings: clusterConfigSettings, below: given.clusterConfig });
    }
}

function names({ resources }: Recording<unknown>): string[] {
    return resources.map(({ type, name }) => `${type} ${name}`).sort();
}

describe("The cake", () => {
    it("must read only from layers below", () => {
        const layers: readonly Layer[] = cake;
        for (const [index, { name, reads }] of layers.entries()) {
            for (const [output, from] of Object.entries(reads)) {
                const giver = layers.findIndex((layer) => layer.name === from);
                expect(giver, `${name} reads ${from}.${output}`).to.be.within(0, index - 1);
                expect(layers[giver]?.gives).to.have.property(output);
            }
        }
    });

    it("must load each layer's program", async () => {
        const loaded = await Promise.all(cake.map((layer) => layer.load()));
        expect(loaded).to.deep.equal([network, compute, clusterConfig]);
    });

    for (const layer of cake) {
        it(`must not create resources inside apply in ${layer.name}: a preview of nothing deployed has them all`, async () => {
            const preview = await record(() => run(layer.name, false), { preview: true });
            const up = await record(() => run(layer.name));
            expect(names(preview)).to.deep.equal(names(up));
        });

        it(`must not ask for the same resource twice in ${layer.name}`, async () => {
            const asked = names(await record(() => run(layer.name)));
            expect(asked).to.deep.equal([...new Set(asked)]);
        });

        it(`must give from ${layer.name} the outputs that it declares, and no others`, async () => {
            const { outputs } = await record(() => run(layer.name));
            expect(Object.keys(outputs)).to.have.members(Object.keys(layer.gives));
        });
    }

    it("must never give two layers of an environment the same name in an account", async () => {
        const named = ["Role", "Policy", "LogGroup", "Alias"];
        const recordings = [await record(() => run("network")), await record(() => run("compute"))];
        const physical = recordings.flatMap((recording) =>
            named.flatMap((type) =>
                ofType(recording, type).map(
                    ({ name, inputs }) => `${type} ${(inputs.name ?? name) as string}`,
                ),
            ),
        );
        expect(physical).to.deep.equal([...new Set(physical)]);
    });
});
