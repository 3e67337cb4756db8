import { expect } from "chai";
import { drainTimeoutOf } from "../../../../automation/cake/destroy/drainTimeout";

describe("how long a drain may take", () => {
    it("is what was asked for, else what the settings say", () => {
        expect(drainTimeoutOf(30_000, "10m")).to.equal(30_000);
        expect(drainTimeoutOf(undefined, "1h")).to.equal(3_600_000);
    });
});
