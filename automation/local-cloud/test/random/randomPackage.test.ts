// Covers: characters.ts, generators.ts
import { expect } from "chai";
import fc from "fast-check";
import { type PropertyMap, Secret, unknown } from "../../protocol/providerModel";
import { randomPackage } from "../../random/randomPackage";

function resource(kind: string) {
    const type = `random:index/${kind[0]?.toLowerCase() ?? ""}${kind.slice(1)}:${kind}`;
    return { urn: `urn:pulumi:s::p::${type}::r`, type, name: "r" };
}

async function make(kind: string, given: PropertyMap) {
    const provider = await randomPackage().configure({});
    const { inputs } = await provider.check(resource(kind), {}, given, undefined);
    return provider.create(resource(kind), inputs, false);
}

describe("the local cloud's random package", () => {
    it("makes texts of the wanted length and kinds of characters", async () => {
        const least = fc.nat(4);
        await fc.assert(
            fc.asyncProperty(
                fc.nat(30),
                least,
                least,
                least,
                fc.boolean(),
                async (more, lower, upper, numeric, special) => {
                    const length = lower + upper + numeric + more + 1;
                    const given = { length, minLower: lower, minUpper: upper, minNumeric: numeric, special };
                    const { result } = (await make("RandomString", given)).properties;
                    const text = result as string;
                    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
                    expect(text).to.have.length(length);
                    expect(count(/[a-z]/g)).to.be.at.least(lower);
                    expect(count(/[A-Z]/g)).to.be.at.least(upper);
                    expect(count(/[0-9]/g)).to.be.at.least(numeric);
                    if (!special) expect(text).to.match(/^[a-zA-Z0-9]*$/);
                },
            ),
            { numRuns: 50 },
        );
    });

    it("keeps passwords secret, in previews too", async () => {
        const { properties } = await make("RandomPassword", { length: 12 });
        expect(properties.result).to.be.instanceOf(Secret);
        expect(properties).to.not.have.property("bcryptHash");
        const provider = await randomPackage().configure({});
        const preview = await provider.create(resource("RandomPassword"), { length: 12 }, true);
        expect(preview.properties.result).to.deep.equal(new Secret(unknown));
    });

    it("refuses a type that it does not make", async () => {
        const failure: unknown = await make("RandomPet", {}).catch((error: unknown) => error);
        expect(failure).to.have.property(
            "message",
            "The local cloud has no model of random:index/randomPet:RandomPet.",
        );
    });

    it("makes a new value when anything changes, its keepers included", async () => {
        const provider = await randomPackage().configure({});
        const olds = { length: 12, keepers: { version: "1" } };
        const news = { length: 12, keepers: { version: "2" } };
        const { changes } = await provider.diff(resource("RandomString"), "x", olds, olds, news);
        expect(changes).to.deep.equal({ "keepers.version": "update-replace" });
    });

    it("gives one id in every notation", async () => {
        const { id, properties } = await make("RandomId", { byteLength: 8, prefix: "p-" });
        const hex = (properties.hex as string).slice(2);
        expect(Buffer.from(hex, "hex").toString("base64url")).to.equal(id);
        expect(properties.dec).to.equal(`p-${BigInt(`0x${hex}`)}`);
    });

    it("takes over existing values", async () => {
        const provider = await randomPackage().configure({});
        const read = await provider.read(resource("RandomString"), "abc", {}, {});
        expect(read?.inputs).to.include({ length: 3 });
        expect(read?.properties.result).to.equal("abc");
    });
});
