import { expect } from "chai";
import { cake } from "../../layers/cake";
import type { Layer } from "../../layers/contract";
import { ofType, type Recording, record } from "./recording";
import { about, below, clusterConfigSettings, computeSettings, networkSettings } from "./samples";

/** Runs a layer on what is below it: deployed, or not yet. */
async function run(
    name: (typeof cake)[number]["name"],
    { deployed = true, environment = about } = {},
): Promise<object> {
    const given = below(deployed);
    const contexts = {
        network: { settings: networkSettings, below: {} },
        compute: { settings: computeSettings, below: given.compute },
        "cluster-config": {
            settings: clusterConfigSettings,
            below: given.clusterConfig,
            settingsBelow: { controllerIdentity: "podIdentity" },
        },
    };
    const program = await cake.find((layer) => layer.name === name)?.load();
    if (!program) throw new Error(`There is no layer ${name}.`);
    return program({ about: environment, ...contexts[name] } as never);
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

    for (const layer of cake) {
        it(`must not create resources inside apply in ${layer.name}: a preview of nothing deployed has them all`, async () => {
            const preview = await record(() => run(layer.name, { deployed: false }), { preview: true });
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
        const recordings = [];
        for (const { name } of cake) recordings.push(await record(() => run(name)));
        const physical = recordings.flatMap((recording) =>
            named.flatMap((type) =>
                ofType(recording, type)
                    .filter((resource) => resource.type.startsWith("aws:"))
                    .map(({ name, inputs }) => `${type} ${(inputs.name ?? name) as string}`),
            ),
        );
        expect(physical).to.include.members(["Role flow-logs", "Role nodes"]);
        expect(physical).to.deep.equal([...new Set(physical)]);
    });

    for (const { name } of cake) {
        it(`must tag everything of ${name} in AWS with the environment's own tags too`, async () => {
            const environment = { ...about, tags: { "cost-center": "4711" } };
            const [provider] = ofType(await record(() => run(name, { environment })), "aws");
            expect(JSON.parse(provider?.inputs.defaultTags as string)).to.deep.equal({
                tags: {
                    environment: "test",
                    layer: name,
                    kind: "sandbox",
                    owner: "platform",
                    "managed-by": "pulumi",
                    "cost-center": "4711",
                },
            });
        });
    }

    // Without an engine there are no transforms, with which compute limits the role that the eks component makes.
    for (const name of ["network", "cluster-config"] as const) {
        it(`must put the permissions boundary on every role of ${name}, and none if there is none`, async () => {
            const permissionsBoundary = "arn:aws:iam::111111111111:policy/boundary";
            const environment = { ...about, permissionsBoundary };
            const limited = ofType(await record(() => run(name, { environment })), "Role");
            expect(limited).not.to.be.empty;
            for (const role of limited) expect(role.inputs, role.name).to.include({ permissionsBoundary });
            for (const role of ofType(await record(() => run(name)), "Role")) {
                expect(role.inputs, role.name).not.to.have.property("permissionsBoundary");
            }
        });
    }
});
