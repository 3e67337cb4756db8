// Covers: claims.ts
import { expect } from "chai";
import { takeClaim, type ClaimOutcome } from "../../../../automation/cake/claims/claims";
import { pathsOf } from "../../../../automation/cake/model/paths";
import type { CakeError } from "../../../../automation/system/errors";
import { gitIn, isolateGit } from "../../git/gitSandbox";
import { shared } from "./sharedProject";

const now = new Date("2026-11-20T08:00:00Z");

describe("claims of a team", () => {
    isolateGit();

    it("go to exactly one of two who want the same, 50 times", async function () {
        this.timeout(180_000);
        const { ada, ben, remote } = shared();
        for (let round = 1; round <= 50; round += 1) {
            // The claim of the round before has ended by itself.
            const start = new Date(now.getTime() + round * 10 * 3_600_000);
            const until = new Date(start.getTime() + 3_600_000);
            const claim = (folder: string, who: string): Promise<ClaimOutcome> =>
                takeClaim(pathsOf(folder), "one", { who, for: "a test", until }, start);
            const heads = [ada, ben].map((folder) => gitIn(folder, "rev-parse", "HEAD"));
            const results = await Promise.allSettled([claim(ada, "ada"), claim(ben, "ben")]);
            const won = results.flatMap(({ status }, index) => (status === "fulfilled" ? [index] : []));
            expect(won, `round ${round}`).to.have.length(1);
            const loser = won[0] === 0 ? 1 : 0;
            const lost = results[loser];
            expect(lost.status === "rejected" && (lost.reason as CakeError).message).to.match(
                won[0] === 0 ? /held by ada/ : /held by ben/,
            );
            const folder = [ada, ben][loser] ?? "";
            expect(gitIn(folder, "rev-parse", "HEAD")).to.equal(heads[loser]);
            expect(gitIn(folder, "status", "--porcelain")).to.equal("");
        }
        expect(gitIn(remote, "rev-list", "--count", "main")).to.equal("51");
    });
});
