import { expect } from "chai";
import { keyIn } from "../../../automation/secrets/keyFormats";
import { fakeKeys } from "./fakeKeys";

describe("keyIn", () => {
    for (const [what, key] of Object.entries(fakeKeys)) {
        it(`finds ${what} in the middle of a text`, () => {
            expect(keyIn(`before ${key} after`)?.what).to.equal(what);
        });
    }

    it("returns the key alone, so that it can be kept out of messages", () => {
        const key = fakeKeys["a GitHub token"];
        expect(keyIn(`token ${key}, expires soon`)?.key).to.equal(key);
    });

    it("finds nothing in texts that only look alike", () => {
        for (const text of [
            "",
            "AKIA",
            "ghp_short",
            "npm_install",
            "https://example.org/a:b",
            "sk_live_",
            "eyJ.eyJ.x",
        ]) {
            expect(keyIn(text), text).to.equal(undefined);
        }
    });

    it("finds no password if an address has a placeholder for it", () => {
        expect(keyIn("postgres://app:$PASSWORD@db/app")).to.equal(undefined);
        expect(keyIn("postgres://app:hunter22@db/app")?.what).to.equal("a password in an address");
    });
});
