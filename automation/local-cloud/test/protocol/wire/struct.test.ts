// Covers: marks.ts
import { expect } from "chai";
import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import {
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
    unknown,
} from "../../../protocol/providerModel";
import { readStruct, writeStruct } from "./structs";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
// Google's library loses keys that are called like a prototype.
const json = fc
    .dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }))
    .map((value) => JSON.stringify(value))
    .filter((text) => !text.includes("__proto__"))
    .map((text) => JSON.parse(text) as Record<string, PropertyValue>);

const { values } = fc.letrec<{ value: PropertyValue; values: PropertyMap }>((tie) => ({
    values: fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
    value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true }), fc.string({ unit: "binary" })),
        fc.constant(unknown),
        fc.array(tie("value"), { maxLength: 4 }),
        tie("values"),
        tie("value").map((value) => new Secret(value)),
        fc
            .record({ urn: fc.string(), id: fc.oneof(fc.string(), fc.constant(unknown)) })
            .map(({ urn, id }) => new ResourceReference(urn, id, "1.2.3")),
    ),
}));

describe("property values on the wire", () => {
    it("come back as they went", () => {
        fc.assert(
            fc.property(values, (given) => {
                expect(readStruct(writeStruct(given))).to.deep.equal(given);
            }),
        );
    });

    it("are written as Google's library reads them", () => {
        fc.assert(
            fc.property(json, (given) => {
                const read = Struct.deserializeBinary(writeStruct(given)).toJavaScript();
                expect(read).to.deep.equal(given);
            }),
        );
    });

    it("are read as Google's library writes them", () => {
        fc.assert(
            fc.property(json, (given) => {
                const written = Struct.fromJavaScript(given);
                const read = readStruct(Buffer.from(written.serializeBinary()));
                expect(read).to.deep.equal(given);
            }),
        );
    });

    it("mark unknowns, secrets and references as the engine does", () => {
        const written = writeStruct({
            id: unknown,
            password: new Secret("x"),
            vpc: new ResourceReference("urn:a", unknown, "7.0.0"),
        });
        expect(Struct.deserializeBinary(written).toJavaScript()).to.deep.equal({
            id: unknownText,
            password: {
                "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                value: "x",
            },
            vpc: {
                "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
                urn: "urn:a",
                id: unknownText,
                packageVersion: "7.0.0",
            },
        });
    });
});
