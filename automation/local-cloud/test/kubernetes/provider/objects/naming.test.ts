import { expect } from "chai";
import { makeName, withName } from "../../../../kubernetes/provider/objects/naming";
import { type PropertyMap, unknown } from "../../../../protocol/providerModel";

function nameOf(inputs: PropertyMap): unknown {
    return (inputs.metadata as PropertyMap).name;
}

describe("the name of an object", () => {
    it("is the one it was given, also while that is unknown", () => {
        const inputs = { metadata: { name: "web" } };
        expect(withName(inputs, {}, "q", undefined)).to.equal(inputs);
        const later = { metadata: { name: unknown } };
        expect(withName(later, {}, "q", undefined)).to.equal(later);
    });

    it("is the resource's name and eight random digits where none is given", () => {
        const inputs = withName({}, {}, "q", undefined);
        expect(nameOf(inputs)).to.match(/^q-[0-9a-f]{8}$/);
        expect(inputs)
            .to.have.nested.property("metadata.annotations")
            .that.deep.equals({ "pulumi.com/autonamed": "true" });
    });

    it("is the one the engine proposes", () => {
        const inputs = withName({}, {}, "q", { proposedName: "q-dev", mode: "propose" });
        expect(nameOf(inputs)).to.equal("q-dev");
    });

    it("stays what was made up before", () => {
        const first = withName({}, {}, "q", undefined);
        expect(nameOf(withName({ spec: {} }, first, "q", undefined))).to.equal(nameOf(first));
    });

    it("must be given where autonaming is disabled", () => {
        expect(() => makeName("q", { proposedName: "", mode: "disable" }, ".metadata.name")).to.throw(
            /\.metadata\.name/,
        );
    });
});
