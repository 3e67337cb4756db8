import { expect } from "chai";
import * as fc from "fast-check";
import { assignmentsIn, base64Inside } from "../../../automation/secrets/insideText";

function pairs(text: string): string[] {
    return assignmentsIn(text).map(
        ({ name, value, isSecretData }) => `${name}=${value}${isSecretData ? "!" : ""}`,
    );
}

describe("the assignments in a text", () => {
    it("are read from shell, INI, YAML and connection strings", () => {
        expect(pairs("export DB_PASSWORD='a b'")).to.deep.equal(["DB_PASSWORD=a b"]);
        expect(pairs("token: abc\nport = 80")).to.deep.equal(["token=abc", "port=80"]);
        expect(pairs("Server=db;Password=xyz;")).to.deep.equal(["Server=db", "Password=xyz"]);
    });

    it("may be within each other", () => {
        expect(pairs("--set=password=xyz")).to.deep.equal(["--set=password=", "password=xyz"]);
    });

    it("are the names and values of a list of variables", () => {
        expect(pairs("- name: DB_PASSWORD\n  value: xyz")).to.include("DB_PASSWORD=xyz");
    });

    it("are the data of Secrets among manifests, and of nothing else", () => {
        const manifests =
            "kind: ConfigMap\ndata:\n  a: plain\n---\nkind: Secret\ndata:\n  b: c2VjcmV0\nother: c\n";
        expect(pairs(manifests).filter((pair) => pair.endsWith("!"))).to.deep.equal(["b=c2VjcmV0!"]);
    });

    it("are none in a text without signs", () => {
        expect(assignmentsIn("plain words")).to.deep.equal([]);
    });
});

describe("the text in base64", () => {
    it("is what was encoded, whatever its length", () => {
        const texts = fc.string({ unit: "grapheme-ascii", minLength: 15, maxLength: 60 });
        fc.assert(
            fc.property(texts, (text) => {
                expect(base64Inside(Buffer.from(text).toString("base64"))).to.equal(text);
            }),
        );
    });

    it("is undefined for words, short texts and binary data", () => {
        expect(base64Inside("a plain sentence of words")).to.equal(undefined);
        expect(base64Inside("aGVsbG8=")).to.equal(undefined);
        expect(base64Inside("aGVsbG8=", 8)).to.equal("hello");
        expect(base64Inside(Buffer.from([...Array(30).keys()]).toString("base64"))).to.equal(undefined);
    });
});
