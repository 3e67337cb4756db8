import { expect } from "chai";
import type { Recording } from "./recording";

/** Expects that all AWS resources of a layer have the provider that tags them, and that it tags them in full. */
export function expectTagged({ resources }: Recording<unknown>, layer: string): void {
    const provider = resources.find(({ type }) => type === "pulumi:providers:aws");
    // A provider's inputs travel as JSON.
    expect(JSON.parse(provider?.inputs.defaultTags as string)).to.deep.equal({
        tags: { environment: "test", layer, kind: "sandbox", owner: "platform", "managed-by": "pulumi" },
    });
    for (const { type, name, provider: given } of resources) {
        if (type.startsWith("aws:")) expect(given, `${type} ${name}`).to.contain("pulumi:providers:aws::aws");
    }
}
