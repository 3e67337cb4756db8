import { expect } from "chai";
import { Environments } from "../../../../automation/cake/session/environments";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { claimText } from "../../../../automation/cake/claims/claim";
import type { RunRequest } from "../../../../automation/cake/session/request";
import { holderOnly } from "../../../../automation/commands/common/holderOnly";
import { runResult } from "../../../support/runs";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";
import { isolateGit } from "../../git/gitSandbox";
import { failureOf, testContext } from "../testContext";

/** A request for the environment `one`, which Ada holds for another hour. */
function heldByAda(): RunRequest {
    const root = settingsProject({ "one/stack.yaml": leastSandbox });
    const now = Date.now();
    const claim = {
        ...{ who: "ada@example.org", for: "a test" },
        since: new Date(now - 3_600_000).toISOString(),
        until: new Date(now + 3_600_000).toISOString(),
    };
    writeFileSync(join(root, "stacks/one/claim.yaml"), claimText("one", claim));
    return { ...testContext(root), environment: new Environments(root).of("one") } as unknown as RunRequest;
}

describe("a run for the holder only", () => {
    isolateGit();
    const user = process.env.CAKE_USER;
    afterEach(() => {
        if (user === undefined) delete process.env.CAKE_USER;
        else process.env.CAKE_USER = user;
    });
    const run = ({ environment }: RunRequest) => Promise.resolve(runResult("up", environment.name, []));

    it("is done by the holder", async () => {
        process.env.CAKE_USER = "Ada@example.org";
        expect((await holderOnly({ take: false }, run)(heldByAda())).result).to.equal("succeeded");
    });

    it("is refused to others before it begins", async () => {
        process.env.CAKE_USER = "ben@example.org";
        const begun: string[] = [];
        const counting = (request: RunRequest) => {
            begun.push(request.environment.name);
            return run(request);
        };
        const failure = await failureOf(() => holderOnly({ take: false }, counting)(heldByAda()));
        expect(failure).to.have.property("exitCode", 5);
        expect(failure)
            .to.have.property("message")
            .that.matches(/^one is held by ada@example\.org for "a test"/);
        expect(begun).to.deep.equal([]);
    });

    it("is done by somebody else who takes the environment over with a reason", async () => {
        process.env.CAKE_USER = "ben@example.org";
        const choice = { take: true, because: "the demo is now" };
        expect((await holderOnly(choice, run)(heldByAda())).result).to.equal("succeeded");
        const failure = await failureOf(() => holderOnly({ take: true }, run)(heldByAda()));
        expect(failure).to.include({ message: "--take needs a reason.", exitCode: 2 });
    });
});
