import { expect } from "chai";
import { signingOptions } from "../../../../automation/git/write/signing";
import { gitIn, isolateGit, newRepository } from "../gitSandbox";

describe("the options for signing", () => {
    isolateGit();

    it("follow the user's setting for commits, in any spelling of true", async () => {
        const folder = newRepository();
        expect(await signingOptions(folder)).to.deep.equal([]);
        for (const value of ["true", "yes", "1"]) {
            gitIn(folder, "config", "commit.gpgSign", value);
            expect(await signingOptions(folder)).to.deep.equal(["--gpg-sign"]);
        }
        gitIn(folder, "config", "commit.gpgSign", "off");
        expect(await signingOptions(folder)).to.deep.equal([]);
    });
});
