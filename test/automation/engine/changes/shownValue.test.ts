import { expect } from "chai";
import { shownValue } from "../../../../automation/engine/changes/shownValue";

const signature = "4dabf18193072939515e22adb298388d";

describe("shownValue", () => {
    it("shows values as they are", () => {
        const value = { list: [1, "two", null], on: true, nested: { "a.b": "c" } };
        expect(shownValue(value)).to.deep.equal(value);
    });

    it("shows what a preview does not know as unknown, of whatever type", () => {
        const unknowns = ["04da6b54-80e4-46f7-96ec-b56ff0331ba9", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"];
        expect(shownValue(unknowns)).to.deep.equal(["[unknown]", "[unknown]"]);
    });

    it("never shows a secret, even if the engine did not mask it", () => {
        const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270", plaintext: '"hush"' };
        expect(shownValue({ password: secret })).to.deep.equal({ password: "[secret]" });
        const marked = { [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: "hush", secret: true };
        expect(shownValue(marked)).to.equal("[secret]");
        expect(shownValue({ [signature]: "some other mark", value: "hush" })).to.equal("[secret]");
    });

    it("shows a resource as its URN and a file as its content's hash", () => {
        const resource = { [signature]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:pulumi:a::b::c::d" };
        expect(shownValue(resource)).to.equal("urn:pulumi:a::b::c::d");
        const asset = { [signature]: "c44067f5952c0a294b673a41bacd8c17", hash: "abc", path: "/home/me/x" };
        expect(shownValue(asset)).to.equal("asset sha256:abc");
        const archive = { [signature]: "0def7320c3a5731c473e5ecbe6d01bc7", hash: "def", path: "/home/me" };
        expect(shownValue(archive)).to.equal("archive sha256:def");
    });

    it("shows no path or address of a file, nor what is in it", () => {
        const [asset, archive] = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];
        const text = { [signature]: asset, hash: "a1", text: "<contents elided>" };
        const remote = { [signature]: asset, hash: "b2", uri: "https://user:hush@example.com/x" };
        const assets = { "/home/me/x": text, two: { [signature]: archive, hash: "c3", path: "/home/me" } };
        const files = { text, remote, many: { [signature]: archive, hash: "d4", assets } };
        expect(shownValue(files)).to.deep.equal({
            text: "asset sha256:a1",
            remote: "asset sha256:b2",
            many: "archive sha256:d4",
        });
        expect(shownValue({ [signature]: asset, path: "/home/me/x" })).to.equal("asset [unknown]");
    });

    it("leaves out what engine and providers keep for themselves", () => {
        expect(shownValue({ __defaults: ["x"], a: { __defaults: [], b: 1 } })).to.deep.equal({ a: { b: 1 } });
        expect(shownValue({ __internal: {}, __pulumi_raw_state_delta: {}, a: 1 })).to.deep.equal({ a: 1 });
    });

    it("shows keys of the program that look as if they were theirs", () => {
        const relabel = { data: { __name__: "up" }, list: [{ __address__: "a" }] };
        expect(shownValue(relabel)).to.deep.equal(relabel);
    });
});
