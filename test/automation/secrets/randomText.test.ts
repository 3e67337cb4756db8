import { expect } from "chai";
import { isPublic, isRandom } from "../../../automation/secrets/randomText";
import { password } from "./suspectSamples";

describe("a random text", () => {
    it("is a generated key or a good password", () => {
        expect(isRandom(password, "password")).to.equal(true);
        expect(isRandom(password, "secret")).to.equal(true);
        expect(isRandom(`Bearer ${password}`, "secret")).to.equal(true);
        expect(isRandom("tr0ub4d&r3", "password")).to.equal(true);
    });

    it("is longer under the name of a secret than under that of a password", () => {
        expect(isRandom("tr0ub4d&r3", "secret")).to.equal(false);
    });

    it("is no placeholder, id, address, digest or time", () => {
        for (const text of [
            "${DB_PASSWORD}",
            "{{ .Values.password }}",
            "arn:aws:iam::123456789012:role/app",
            "0b7f8f0e-1b1c-4f59-9f0a-2c9d0c8a1e55",
            "sha256:9f86d081884c7d659a2feaa0c55ad015",
            "https://example.org/a1b2c3d4e5",
            "i-0123456789abcdef0",
            "2026-11-30T18:00:00Z",
            "someone@example.org",
        ]) {
            expect(isRandom(text, "password"), text).to.equal(false);
        }
    });

    it("is no name made of words", () => {
        for (const text of ["prod/db/password", "grafana-admin-credentials", "my-release-x7f9q"]) {
            expect(isRandom(text, "secret"), text).to.equal(false);
        }
        expect(isRandom("aaaaaaaa1", "password")).to.equal(false);
    });
});

describe("a public text", () => {
    it("is a certificate or a public key, not a private one", () => {
        expect(isPublic("-----BEGIN CERTIFICATE-----\nMIIB")).to.equal(true);
        expect(isPublic("ssh-ed25519 AAAAC3Nza")).to.equal(true);
        expect(isPublic("-----BEGIN RSA PRIVATE KEY-----")).to.equal(false);
    });
});
