import { expect } from "chai";
import { asOutputs, belowOf, isSameBelow, waitsOn } from "../../../../automation/cake/plan/upstream";
import type { StackOutputs } from "../../../../automation/engine/types";
import { testLayer } from "../../../support/testLayer";

const layer = testLayer({
    name: "compute",
    reads: { vpcId: "network", privateSubnetIds: "network" },
    load: () => Promise.reject(new Error("not run here")),
});

const unknown = { state: "unknown", secret: false } as const;
const known = (value: unknown) => ({ state: "known", secret: false, value }) as const;

describe("the outputs of the layers below", () => {
    it("are those that the layer reads, and no others", () => {
        const network: StackOutputs = {
            vpcId: unknown,
            privateSubnetIds: known(["a"]),
            vpcCidr: known("10.0.0.0/16"),
        };
        expect(belowOf(layer, new Map([["network", network]]))).to.deep.equal({
            vpcId: unknown,
            privateSubnetIds: known(["a"]),
        });
    });

    it("are not there while one of them is missing", () => {
        expect(belowOf(layer, new Map([["network", { vpcId: unknown }]]))).to.equal(undefined);
    });

    it("name those that are unknown", () => {
        expect(waitsOn(layer, { vpcId: unknown, privateSubnetIds: known(["a"]) })).to.deep.equal({
            vpcId: "network.vpcId",
        });
    });

    it("are the same only value by value", () => {
        expect(isSameBelow({ vpcId: known("vpc-1") }, { vpcId: known("vpc-1") })).to.equal(true);
        expect(isSameBelow({ vpcId: known("vpc-1") }, { vpcId: known("vpc-2") })).to.equal(false);
        expect(isSameBelow({ vpcId: known("vpc-1") }, { vpcId: unknown })).to.equal(false);
    });

    it("reach the program as values, unknowns and secrets", async () => {
        const pulumi = await import("@pulumi/pulumi");
        const outputs = await asOutputs(layer, {
            vpcId: unknown,
            privateSubnetIds: known(["a"]),
            kubeconfig: { state: "unknown", secret: true },
        });
        const seen = Object.entries(outputs).map(async ([name, output]) => {
            if (!pulumi.Output.isInstance(output)) throw new Error(`${name} is no output`);
            const { isKnown, isSecret } = output as unknown as Record<
                "isKnown" | "isSecret",
                Promise<boolean>
            >;
            return [name, await isKnown, await isSecret];
        });
        expect(await Promise.all(seen)).to.deep.equal([
            ["vpcId", false, false],
            ["privateSubnetIds", true, false],
            ["kubeconfig", false, true],
        ]);
    });
});
