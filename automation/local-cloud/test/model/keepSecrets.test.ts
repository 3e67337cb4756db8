import { expect } from "chai";
import { keepSecrets } from "../../model/keepSecrets";
import { Secret } from "../../protocol/providerModel";

describe("what a resource answers", () => {
    it("is secret where its inputs are, in maps key by key, a list as a whole", () => {
        const inputs = {
            name: "a",
            value: new Secret("hush"),
            tags: { open: "yes", hidden: new Secret("hush") },
            rules: ["b", { text: new Secret("hush") }],
        };
        const body = { name: "a", value: "hush", tags: { open: "yes", hidden: "hush", more: "c" } };
        expect(keepSecrets({ ...body, rules: ["b", { text: "hush" }], arn: "d" }, inputs)).to.deep.equal({
            name: "a",
            value: new Secret("hush"),
            tags: { open: "yes", hidden: new Secret("hush"), more: "c" },
            rules: new Secret(["b", { text: "hush" }]),
            arn: "d",
        });
    });
});
