import { expect } from "chai";
import { hintOfName, hintOfPath } from "../../../automation/secrets/secretNames";

describe("the name of a value", () => {
    it("says that it is a password, in any case style", () => {
        for (const name of ["password", "DB_PASSWORD", "dbPassword2", "db-passwd", "userPassphrase"]) {
            expect(hintOfName(name), name).to.equal("password");
        }
    });

    it("says that it is a secret, also with a word behind that says nothing", () => {
        for (const name of [
            "apiKey",
            "SECRET_KEY_BASE64",
            "authToken",
            "clientSecretValue",
            "/prod/db/dsn",
        ]) {
            expect(hintOfName(name), name).to.equal("secret");
        }
    });

    it("says nothing if it names something beside a secret", () => {
        for (const name of ["secretName", "tokenUrl", "passwordPolicy", "publicKey", "keyId", "replicas"]) {
            expect(hintOfName(name), name).to.equal(undefined);
        }
    });

    it("is not read if it is too long to be one", () => {
        expect(hintOfName(`${"a".repeat(200)}Password`)).to.equal(undefined);
    });
});

describe("the path of a value", () => {
    it("says by its last key what it is", () => {
        expect(hintOfPath(["spec", "password"])).to.equal("password");
        expect(hintOfPath(["password", "length"])).to.equal(undefined);
    });

    it("says by the key around it what it is, if its own says nothing", () => {
        expect(hintOfPath(["dbPassword", "value"])).to.equal("password");
        expect(hintOfPath(["tokens", 0, "value"])).to.equal("secret");
        expect(hintOfPath(["credentials", "grafana"])).to.equal("secret");
        expect(hintOfPath(["settings", "grafana"])).to.equal(undefined);
    });
});
