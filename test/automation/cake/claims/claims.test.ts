// Covers: asHolder.ts, changeClaim.ts, claimMessage.ts, claimPlace.ts, listClaims.ts
import { expect } from "chai";
import { Environments } from "../../../../automation/cake/session/environments";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
    checkClaim,
    releaseClaim,
    takeClaim,
    type ClaimOutcome,
} from "../../../../automation/cake/claims/claims";
import { asHolder } from "../../../../automation/cake/claims/asHolder";
import { listClaims } from "../../../../automation/cake/claims/listClaims";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { CakeError } from "../../../../automation/system/errors";
import {
    cloneOf,
    commitAll,
    gitIn,
    isolateGit,
    newRepository,
    publish,
    writeFiles,
} from "../../git/gitSandbox";
import { leastSandbox, root, settingsProject } from "../../../support/settingsProject";
import { shared } from "./sharedProject";

const now = new Date("2026-11-20T08:00:00Z");
const later = new Date("2026-11-20T16:00:00Z");

function take(folder: string, who: string, because?: string): Promise<ClaimOutcome> {
    const wish = { who, for: "ticket 123", until: later };
    return takeClaim(pathsOf(folder), "one", { ...wish, ...(because === undefined ? {} : { because }) }, now);
}

async function refusal(action: Promise<unknown>): Promise<CakeError> {
    const error = await action.then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
    if (error instanceof CakeError) return error;
    throw new Error(`not refused: ${String(error)}`);
}

function file(folder: string): string {
    return join(folder, "stacks/one/claim.yaml");
}

describe("claims without a remote", () => {
    isolateGit();

    it("are a file, and say so", async () => {
        const folder = settingsProject({ "one/stack.yaml": leastSandbox });
        const taken = await take(folder, "ada");
        expect(taken).to.include({ action: "claimed", who: "ada" });
        expect(taken.notices).to.have.length(1);
        expect(readFileSync(file(folder), "utf8")).to.equal(
            "# Who holds one; written by `npm run claim`.\nwho: ada\nfor: ticket 123\nsince: 2026-11-20T08:00:00Z\nuntil: 2026-11-20T16:00:00Z\n",
        );
        expect((await refusal(take(folder, "ben"))).message).to.match(/held by ada/);
        expect((await refusal(releaseClaim(pathsOf(folder), "one", "ben", now))).exitCode).to.equal(5);
        expect(await releaseClaim(pathsOf(folder), "one", "ada", now)).to.include({ action: "released" });
        expect(existsSync(file(folder))).to.equal(false);
        expect(await releaseClaim(pathsOf(folder), "one", "ada", now)).to.deep.include({
            action: "unchanged",
            notices: [],
        });
    });
});

describe("claims of a team", () => {
    isolateGit();

    it("are commits of their own that touch nothing else of the user's", async () => {
        const { ada, ben } = shared();
        writeFiles(ada, { "notes.txt": "mine", "code.txt": "changed" });
        const taken = await take(ada, "ada@example.org");
        expect(taken.notices).to.deep.equal([]);
        expect(gitIn(ada, "status", "--porcelain")).to.equal(" M code.txt\n?? notes.txt");
        expect(gitIn(ada, "show", "--name-only", "--format=%B", "origin/main").split("\n")).to.deep.equal([
            "claim one: claimed by ada@example.org",
            "",
            "Environment: one",
            "Claim: claimed",
            "For: ticket 123",
            "Until: 2026-11-20T16:00:00Z",
            "",
            "",
            "stacks/one/claim.yaml",
        ]);
        expect(existsSync(file(ada))).to.equal(true);
        const before = gitIn(ben, "rev-parse", "HEAD");
        expect((await refusal(take(ben, "ben"))).message).to.match(
            /held by ada@example\.org for "ticket 123"/,
        );
        expect(gitIn(ben, "rev-parse", "HEAD")).to.equal(before);
        expect(gitIn(ben, "status", "--porcelain")).to.equal("");
    });

    it("do not push what else was committed", async () => {
        const { ada, remote } = shared();
        writeFiles(ada, { "code.txt": "half done" });
        commitAll(ada, "work in progress");
        const taken = await take(ada, "ada");
        expect(taken.notices.join()).to.match(/git pull --rebase/);
        expect(gitIn(remote, "log", "--format=%s", "main")).to.equal("claim one: claimed by ada\nstart");
        expect(gitIn(ada, "log", "-1", "--format=%s")).to.equal("work in progress");
        expect((await checkClaim(pathsOf(ada), "one", "ada", now))?.who).to.equal("ada");
    });

    it("are seen by whoever has not pulled, and a takeover is in the history", async () => {
        const { ada, ben, remote } = shared();
        await take(ada, "ada");
        expect((await refusal(checkClaim(pathsOf(ben), "one", "ben", now))).exitCode).to.equal(5);
        expect(await checkClaim(pathsOf(ben), "one", "ben", later)).to.equal(undefined);
        const taken = await take(ben, "ben", "customer demo");
        expect(taken.action).to.equal("taken over");
        const message = gitIn(remote, "log", "-1", "--format=%B", "main");
        expect(message).to.match(/^claim one: taken over from ada by ben\n/);
        expect(message).to.match(/^Because: customer demo$/m);
        expect((await refusal(checkClaim(pathsOf(ada), "one", "ada", now))).message).to.match(/held by ben/);
    });

    it("can be in a branch of their own, whatever is checked out", async () => {
        const { ada, ben } = shared("claims: { branch: claims }\n");
        gitIn(ada, "switch", "--quiet", "-c", "feature");
        gitIn(ben, "switch", "--quiet", "--detach");
        await take(ada, "ada");
        expect(existsSync(file(ada))).to.equal(false);
        expect((await refusal(take(ben, "ben"))).message).to.match(/held by ada/);
        const { claims } = await listClaims(pathsOf(ben), now);
        expect(claims).to.have.length(1);
        expect(claims[0]).to.include({ environment: "one", state: "held", who: "ada" });
    });

    it("are not hidden in a branch that only exists here", async () => {
        const { ada } = shared();
        gitIn(ada, "switch", "--quiet", "-c", "feature");
        const refused = await refusal(take(ada, "ada"));
        expect(refused.message).to.match(/no branch feature/);
        expect(refused.remedy).to.match(/claims\.branch/);
    });

    it("are as last known while the remote cannot be reached", async () => {
        const { ada, ben, remote } = shared();
        await take(ada, "ada");
        gitIn(ben, "fetch", "--quiet");
        rmSync(remote, { recursive: true });
        const { claims, notices } = await listClaims(pathsOf(ben), now);
        expect(claims[0]).to.include({ who: "ada" });
        expect(notices.join()).to.match(/origin does not answer/);
        expect((await refusal(take(ben, "ben"))).exitCode).to.equal(1);
        expect(gitIn(ben, "status", "--porcelain")).to.equal("");
    });

    it("work in a project that is a folder of a repository", async () => {
        const folder = newRepository();
        writeFiles(folder, {
            "platform/stacks/base.yaml": readFileSync(join(root, "stacks/base.yaml"), "utf8"),
            "platform/stacks/kinds/sandbox.yaml": readFileSync(
                join(root, "stacks/kinds/sandbox.yaml"),
                "utf8",
            ),
            "platform/stacks/one/stack.yaml": leastSandbox,
        });
        commitAll(folder, "start");
        const remote = publish(folder);
        await take(join(folder, "platform"), "ada");
        const ben = cloneOf(remote, "Ben");
        expect(existsSync(join(ben, "platform/stacks/one/claim.yaml"))).to.equal(true);
        expect((await refusal(take(join(ben, "platform"), "ben"))).exitCode).to.equal(5);
    });
});

describe("what only the holder may do", () => {
    isolateGit();
    const told: string[] = [];
    const before = process.env.CAKE_USER;
    const request = (folder: string) => ({
        paths: pathsOf(folder),
        environment: new Environments(folder).of("one"),
        listener: (event: { code: string; text?: string }) => told.push(event.text ?? ""),
    });
    const clock = (): Date => now;
    beforeEach(() => {
        told.length = 0;
        process.env.CAKE_USER = "ben";
    });
    afterEach(() => {
        if (before === undefined) delete process.env.CAKE_USER;
        else process.env.CAKE_USER = before;
    });

    it("is done by anybody while nobody holds the environment", async () => {
        const folder = settingsProject({ "one/stack.yaml": leastSandbox });
        expect(await asHolder(request(folder), undefined, () => Promise.resolve("done"), clock)).to.equal(
            "done",
        );
    });

    it("is refused to others before anything happens, and done by whoever takes it over", async () => {
        const { ada, ben } = shared();
        await take(ada, "ada");
        let runs = 0;
        const run = (): Promise<number> => Promise.resolve((runs += 1));
        expect((await refusal(asHolder(request(ben), undefined, run, clock))).exitCode).to.equal(5);
        expect(runs).to.equal(0);
        expect(await asHolder(request(ben), "she is ill", run, clock)).to.equal(1);
        expect(told).to.deep.equal(["Taken over from ada."]);
        expect((await checkClaim(pathsOf(ada), "one", "ben", now))?.taken?.because).to.equal("she is ill");
    });

    it("renews a claim that would end meanwhile", async () => {
        const { ben } = shared();
        await take(ben, "ben");
        const soon = new Date(later.getTime() - 60_000);
        await asHolder(
            request(ben),
            undefined,
            () => Promise.resolve(),
            () => soon,
        );
        expect((await checkClaim(pathsOf(ben), "one", "ben", soon))?.until).to.equal("2026-11-20T16:59:00Z");
    });
});
