import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectCopy, runCake } from "../../support/project";

const env = { CAKE_USER: "ada@example.org" };

describe("a sandbox on the command line", () => {
    it("is made from another environment and deleted again, and nobody else's", async () => {
        const project = projectCopy();
        const cake = (...args: readonly string[]) => runCake(project, args, { env });
        const made = await cake("sandbox", "create", "sandbox-c", "--from", "dev-1");
        expect(made.code, made.stderr).to.equal(0);
        expect((await cake("claim", "sandbox-c", "--for", "a test")).code).to.equal(0);
        const listed = await cake("sandbox", "list", "--json");
        const { sandboxes } = JSON.parse(listed.stdout) as { sandboxes: readonly { environment: string }[] };
        expect(sandboxes.find(({ environment }) => environment === "sandbox-c")).to.deep.include({
            from: "dev-1",
        });

        const remove = ["sandbox", "delete", "sandbox-c", "--confirm=sandbox-c"];
        const refused = await runCake(project, remove, { env: { CAKE_USER: "ben" } });
        expect(refused.code).to.equal(5);
        expect(refused.stderr).to.match(/held by ada@example\.org for "a test"/);
        const gone = await cake(...remove);
        expect(gone.code, gone.stderr).to.equal(0);
        expect(existsSync(join(project, "stacks/sandbox-c"))).to.equal(false);
        expect((await cake(...remove)).code).to.equal(6);
    });

    it("that is none is not deleted, and an action that is none is named", async () => {
        const project = projectCopy();
        expect((await runCake(project, ["sandbox", "delete", "dev-1", "--confirm=dev-1"])).code).to.equal(5);
        const unknown = await runCake(project, ["sandbox", "delte", "dev-1"]);
        expect(unknown.code).to.equal(2);
        expect(unknown.stderr).to.match(/Did you mean `delete`\?/);
        expect((await runCake(project, ["sandbox", "create"])).code).to.equal(2);
    });
});
