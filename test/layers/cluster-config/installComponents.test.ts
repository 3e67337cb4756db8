import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { defineComponent, type Component, type Installed } from "../../../layers/cluster-config/component";
import { installComponents, loadComponents } from "../../../layers/cluster-config/installComponents";
import { read } from "../recording";

/** What stands in for a resource: the name of the component that made it. */
const resource = (name: string) => name as unknown as pulumi.Resource;

/** Installs components that note what they are given; returns a line for each, and the outputs. */
async function installed(
    components: readonly Pick<Component, "key" | "after">[],
    settings: Readonly<Record<string, unknown>>,
    outputs: Readonly<Record<string, Installed["outputs"]>> = {},
) {
    const lines: string[] = [];
    const defined = components.map(({ key, after }) =>
        defineComponent({
            key,
            description: "A component.",
            settings: z.unknown(),
            after,
            load: () =>
                Promise.resolve(({ settings: own, before }) => {
                    lines.push(`${key} ${String(own)} after ${before.map(String).join(", ")}`);
                    return { resources: [resource(key)], ...(outputs[key] && { outputs: outputs[key] }) };
                }),
        }),
    );
    const given = installComponents(await loadComponents(defined), settings, {} as never);
    return { lines, outputs: given };
}

describe("Installing components", () => {
    it("gives each its own settings, and what those have made that it comes after", async () => {
        const { lines } = await installed(
            [
                { key: "one", after: [] },
                { key: "two", after: ["one"] },
                { key: "three", after: "all above" },
            ],
            { one: 1, two: 2, three: 3 },
        );
        expect(lines).to.deep.equal(["one 1 after ", "two 2 after one", "three 3 after one, two"]);
    });

    it("leaves out components that the settings say nothing about", async () => {
        const { lines } = await installed(
            [
                { key: "one", after: [] },
                { key: "two", after: ["one"] },
                { key: "three", after: "all above" },
            ],
            { two: 2, three: 3, others: 4 },
        );
        expect(lines).to.deep.equal(["two 2 after ", "three 3 after two"]);
    });

    it("returns the outputs of all of them", async () => {
        const { outputs } = await installed(
            [
                { key: "one", after: [] },
                { key: "two", after: [] },
                { key: "three", after: [] },
            ],
            { one: 1, two: 2 },
            {
                one: { ingressClass: pulumi.output("nginx") },
                two: { storageClass: pulumi.output("gp3") },
                three: { adminPassword: pulumi.output("never") },
            },
        );
        expect(Object.keys(outputs)).to.have.members(["ingressClass", "storageClass"]);
        expect(outputs.storageClass && (await read(outputs.storageClass)).value).to.equal("gp3");
    });
});
