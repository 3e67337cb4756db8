import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { lifeOf, ownerIn, ownerText, thisOwner } from "../../../automation/locks/lockOwner";

describe("the owner of a lock", () => {
    it("is this process, with the CI run that it is part of", () => {
        const owner = thisOwner("up", { GITHUB_RUN_ID: "7" });
        expect(owner).to.include({
            verb: "up",
            host: hostname(),
            pid: process.pid,
            ci: "GitHub run 7",
            beat: 5,
        });
        expect(lifeOf(owner)).to.equal("alive");
        expect(ownerText({ ...owner, user: "ada", host: "build-1", pid: 3 })).to.equal(
            "ada on build-1 (pid 3, GitHub run 7)",
        );
        expect(thisOwner("up", {})).not.to.have.property("ci");
    });

    it("is dead after its process has ended", () => {
        const { pid } = spawnSync(process.execPath, ["--version"]);
        expect(lifeOf({ ...thisOwner("up", {}), pid })).to.equal("dead");
    });

    it("is not known to live or not on another machine, nor in another container of the same name", () => {
        const owner = thisOwner("up", {});
        expect(lifeOf({ ...owner, host: "elsewhere" })).to.equal("unknown");
        expect(lifeOf({ ...owner, space: "another boot pid:[1]" })).to.equal("unknown");
    });

    it("is read from JSON, from JSON after its process number, and from the number alone", () => {
        const owner = thisOwner("up", {});
        expect(ownerIn(JSON.stringify(owner))).to.deep.equal(owner);
        expect(ownerIn(`${owner.pid} ${JSON.stringify(owner)}`)).to.deep.equal(owner);
        expect(ownerIn("12")).to.include({ pid: 12, host: hostname() });
        expect(ownerIn("12 0a9d1c9e-5a52")).to.include({ pid: 12, host: hostname() });
    });

    it("is not found in a text that is broken or empty", () => {
        for (const text of ["", "\0\0", '{"verb":', "up 12"]) expect(ownerIn(text)).to.equal(undefined);
    });
});
