import { expect } from "chai";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeBrokenAttributes } from "../../../../automation/engine/state/brokenAttributes";
import type { StackSpec } from "../../../../automation/engine/types";
import { temporaryFolder } from "../../../support/temporaryFolder";

function specIn(backend: string): StackSpec {
    const folders = { workDir: backend, projectDir: backend };
    return {
        stack: "sandbox-a",
        project: "network",
        ...folders,
        backend,
        secretsProvider: "passphrase",
        environment: {},
    };
}

describe("attributes of a state's files", () => {
    it("must go if they were cut off, of this stack only, and stay if they are whole", () => {
        const folder = temporaryFolder();
        const stacks = join(folder, ".pulumi/stacks/network");
        mkdirSync(stacks, { recursive: true });
        const files = {
            "sandbox-a.json": "{}",
            "sandbox-a.json.attrs": "",
            "sandbox-a.json.bak.attrs": '{"user.content_type":"text/plain"}',
            "sandbox-b.json.attrs": "",
        };
        for (const [name, text] of Object.entries(files)) writeFileSync(join(stacks, name), text);
        removeBrokenAttributes(specIn(`file://${folder}`));
        expect(readdirSync(stacks).sort()).to.deep.equal([
            "sandbox-a.json",
            "sandbox-a.json.bak.attrs",
            "sandbox-b.json.attrs",
        ]);
    });

    it("must be left to other backends", () => {
        expect(() => {
            removeBrokenAttributes(specIn("s3://bucket"));
            removeBrokenAttributes(specIn(`file://${temporaryFolder()}/nowhere`));
        }).not.to.throw();
    });
});
