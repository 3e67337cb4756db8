import { expect } from "chai";
import { identity } from "../../../../automation/cake/claims/identity";
import { CakeError } from "../../../../automation/system/errors";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { gitIn, isolateGit, newRepository } from "../../git/gitSandbox";

describe("the name of the user", () => {
    isolateGit();

    it("is CAKE_USER, else whom the CI system names, else git's", async () => {
        const folder = newRepository();
        const ci = { GITHUB_ACTOR: "octo", GITLAB_USER_LOGIN: "tanuki" };
        expect(await identity(folder, { ...ci, CAKE_USER: " ada " })).to.equal("ada");
        expect(await identity(folder, ci)).to.equal("octo");
        expect(await identity(folder, { GITHUB_ACTOR: "", GITLAB_USER_LOGIN: "tanuki" })).to.equal("tanuki");
        expect(await identity(folder, {})).to.equal("ada@example.org");
        gitIn(folder, "config", "--unset", "user.email");
        expect(await identity(folder, {})).to.equal("Ada");
    });

    it("is asked for where nobody is known", async () => {
        const error = await identity(temporaryFolder(), {}).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(CakeError).and.to.include({ exitCode: 2 });
        expect((error as CakeError).remedy).to.match(/CAKE_USER=/);
    });

    it("is one line", async () => {
        for (const bad of ["ada\nben", "a".repeat(201), "ada\u001b[31m"]) {
            const error = await identity(temporaryFolder(), { CAKE_USER: bad }).catch(
                (thrown: unknown) => thrown,
            );
            expect(error, JSON.stringify(bad)).to.include({ exitCode: 2 });
        }
    });
});
