import { expect } from "chai";
import { homedir } from "node:os";
import { stateFolder } from "../../../../automation/engine/state/stateFolder";

describe("stateFolder", () => {
    it("is the folder of a file backend", () => {
        expect(stateFolder("file:///var/my%20state?metadata=skip")).to.equal("/var/my state");
        expect(stateFolder("file://~/state")).to.equal(`${homedir()}/state`);
    });

    it("is undefined for a bucket or a service", () => {
        expect(stateFolder("s3://bucket?region=eu-central-1")).to.equal(undefined);
        expect(stateFolder("https://api.pulumi.com")).to.equal(undefined);
    });
});
