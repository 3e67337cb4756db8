import { expect } from "chai";
import * as fc from "fast-check";
import { pathSteps, pathText } from "../../../../automation/diffs/model/propertyPath";

describe("propertyPath", () => {
    it("must read Pulumi's notation", () => {
        expect(pathSteps("tags.Name")).to.deep.equal(["tags", "Name"]);
        expect(pathSteps("ingress[0].fromPort")).to.deep.equal(["ingress", 0, "fromPort"]);
        expect(pathSteps('tags["kubernetes.io/role/elb"]')).to.deep.equal(["tags", "kubernetes.io/role/elb"]);
        expect(pathSteps('["a\\"b"][1]')).to.deep.equal(['a"b', 1]);
    });

    it("must take a text that is no path as one step", () => {
        expect(pathSteps('a["b')).to.deep.equal(['a["b']);
    });

    it("must read what it writes", () => {
        const step = fc.oneof(
            fc.stringMatching(/^[a-zA-Z./:[\]" -]+$/),
            fc.string({ unit: "binary" }),
            fc.nat(20),
        );
        fc.assert(
            fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
                expect(pathSteps(pathText(steps))).to.deep.equal(steps);
            }),
        );
    });
});
