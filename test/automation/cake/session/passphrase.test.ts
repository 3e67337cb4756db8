import { expect } from "chai";
import { execFile as execFileWithCallback } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { passphraseVariables } from "../../../../automation/cake/session/passphrase";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { CakeError } from "../../../../automation/system/errors";
import { temporaryFolder } from "../../../support/temporaryFolder";

const execFile = promisify(execFileWithCallback);

describe("the passphrase", () => {
    it("is made once for the default state, readable for its owner only", () => {
        const paths = pathsOf(temporaryFolder());
        const variables = passphraseVariables(paths, {}, {});
        expect(variables).to.deep.equal({ PULUMI_CONFIG_PASSPHRASE_FILE: paths.passphrase });
        expect(statSync(paths.passphrase).mode & 0o777).to.equal(0o600);
        const first = readFileSync(paths.passphrase, "utf8");
        passphraseVariables(paths, {}, {});
        expect(readFileSync(paths.passphrase, "utf8")).to.equal(first);
    });

    it("is the same for commands that start at the same time", async () => {
        const paths = pathsOf(temporaryFolder());
        const file = resolve(__dirname, "../../../../automation/cake/session/passphrase.js");
        const script = `require(${JSON.stringify(file)}).passphraseVariables(${JSON.stringify(paths)}, {}, {});
            console.log(require("node:fs").readFileSync(${JSON.stringify(paths.passphrase)}, "utf8"));`;
        const all = Array.from({ length: 4 }, () => execFile(process.execPath, ["-e", script]));
        const results = await Promise.all(all);
        expect(new Set(results.map(({ stdout }) => stdout)).size).to.equal(1);
    });

    it("is the user's own where one is set", () => {
        const paths = pathsOf(temporaryFolder());
        expect(passphraseVariables(paths, {}, { PULUMI_CONFIG_PASSPHRASE: "" })).to.deep.equal({});
    });

    it("is asked for, not made, where the state is shared", () => {
        const paths = pathsOf(temporaryFolder());
        expect(() => passphraseVariables(paths, { backend: "s3://state" }, {}))
            .to.throw(CakeError)
            .with.property("exitCode", 2);
    });

    it("is not needed where a key service encrypts", () => {
        const paths = pathsOf(temporaryFolder());
        const state = { backend: "s3://state", secretsProvider: "awskms://alias/state" };
        expect(passphraseVariables(paths, state, {})).to.deep.equal({});
    });
});
