import { expect } from "chai";
import {
    type ClusterConfigOutputs,
    type ComputeOutputs,
    type LayerName,
    layerNames,
    type NetworkOutputs,
} from "../../layers/contract";
import { cake } from "../../layers/cake";
import { clusterConfig } from "../../layers/cluster-config/clusterConfig";
import { compute } from "../../layers/compute/compute";
import { network } from "../../layers/network/network";
import { ofType, type Recording, record } from "./recording";
import { about, clusterConfigSettings, computeSettings, known, networkSettings } from "./samples";

/** Runs a layer on what is below it: deployed, or not yet. */
function run(layer: LayerName, deployed = true): NetworkOutputs | ComputeOutputs | ClusterConfigOutputs {
    const below = known(deployed);
    switch (layer) {
        case "network":
            return network({ about, settings: networkSettings });
        case "compute":
            return compute({ about, settings: computeSettings }, below.network);
        case "cluster-config":
            return clusterConfig(
                { about, settings: clusterConfigSettings },
                { ...below.network, ...below.compute },
            );
    }
}

function names({ resources }: Recording<unknown>): string[] {
    return resources.map(({ type, name }) => `${type} ${name}`).sort();
}

describe("The cake", () => {
    it("must read only from layers below", () => {
        expect(cake.map(({ name }) => name)).to.deep.equal([...layerNames]);
        for (const [index, { name, reads }] of cake.entries()) {
            for (const below of Object.values(reads)) {
                expect(layerNames.indexOf(below), `${name} reads ${below}`).to.be.below(index);
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

        it(`must give the outputs that layers above ${layer.name} read`, async () => {
            const { outputs } = await record(() => run(layer.name));
            const read = cake.flatMap(({ reads }) =>
                Object.entries(reads).flatMap(([output, from]) => (from === layer.name ? [output] : [])),
            );
            expect(Object.keys(outputs)).to.include.members(read);
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
