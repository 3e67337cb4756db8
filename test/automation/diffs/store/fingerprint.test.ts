import { expect } from "chai";
import { changedParts, fingerprint, fingerprintParts } from "../../../../automation/diffs/store/fingerprint";

const parts = {
    program: "1a2b",
    settings: { version: "1.33", zones: ["a", "b"] },
    lockFile: "3c4d",
    upstream: { vpcId: "vpc-1" },
    state: [],
};

describe("fingerprint", () => {
    it("must be short and the same for equal parts, whatever the order of their keys", () => {
        const other = { ...parts, settings: { zones: ["a", "b"], version: "1.33" } };
        expect(fingerprint(parts)).to.match(/^[0-9a-f]{12}(-[0-9a-f]{12}){4}$/);
        expect(fingerprint(other)).to.equal(fingerprint(parts));
    });

    it("must tell which part changed", () => {
        for (const part of fingerprintParts) {
            const other = fingerprint({ ...parts, [part]: "changed" });
            expect(changedParts(fingerprint(parts), other)).to.deep.equal([part]);
        }
        expect(changedParts(fingerprint(parts), fingerprint(parts))).to.deep.equal([]);
    });

    it("must take one that cannot be read as changed in all parts", () => {
        expect(changedParts("something else", fingerprint(parts))).to.deep.equal(fingerprintParts);
    });
});
