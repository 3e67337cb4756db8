import { expect } from "chai";
import { SuspectedSecrets } from "../../../automation/secrets/suspectedSecrets";
import { fakeKeys } from "./fakeKeys";
import { added } from "../diffs/samples";
import { password, suspects } from "./suspectSamples";

describe("SuspectedSecrets", () => {
    it("must name all of them at once, with resource, property and reason, and what to do", () => {
        const found = suspects([added("value", fakeKeys["a GitHub token"]), added("password", password)]);
        const error = new SuspectedSecrets("sandbox-a", [
            { layer: "network", suspects: found },
            { layer: "compute", suspects: found.slice(0, 1) },
        ]);
        expect(error.exitCode).to.equal(5);
        expect(error.message.split("\n")).to.deep.equal([
            "The changes of sandbox-a have 3 values that look like secrets and are not marked as such, so they were not stored:",
            "  sandbox-a/network  aws:ssm:Parameter one: value looks like a GitHub token",
            "  sandbox-a/network  aws:ssm:Parameter one: password is a random text, and its place says that it is a password",
            "  sandbox-a/compute  aws:ssm:Parameter one: value looks like a GitHub token",
        ]);
        expect(error.remedy).to.contain("pulumi.secret(...)").and.to.contain("npm run preview -- sandbox-a");
        expect(error.remedy).to.contain('notSecret: ["aws:ssm:Parameter:value"]');
    });

    it("must count those beyond the fiftieth", () => {
        const properties = Array.from({ length: 70 }, (_, index) => added(`a${index}.password`, password));
        const error = new SuspectedSecrets("prod", [{ layer: "network", suspects: suspects(properties) }]);
        expect(error.message)
            .to.contain("70 values")
            .and.to.match(/\n {2}… and 20 more$/);
    });
});
