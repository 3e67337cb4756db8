import { expect } from "chai";
import * as fc from "fast-check";
import type { Change, DiffValue, LayerDiff } from "../../../automation/diffs/model/model";
import { SuspectedSecrets } from "../../../automation/secrets/suspectedSecrets";
import { suspectsOf } from "../../../automation/secrets/suspects";
import { layerDiff } from "../diffs/arbitraries";
import { fakeKeys } from "./fakeKeys";
import { growth } from "../diffs/growth";
import { added, changeOf, layerOf, updated } from "../diffs/samples";
import { base64, password, pathsIn, suspects } from "./suspectSamples";

describe("suspects: laws", () => {
    const marked = fc.constantFrom<DiffValue>("[secret]", "[secret, changed]", "[unknown]");

    it("must never be what is marked as a secret, wherever it is", () => {
        const path = fc.constantFrom("password", "data.token", "env[0].value", "config.users[0].user.token");
        const inside = fc.letrec<{ value: DiffValue }>((tie) => ({
            value: fc.oneof(
                { maxDepth: 4 },
                marked,
                fc.array(tie("value"), { maxLength: 3 }),
                fc.dictionary(fc.constantFrom("password", "token", "name", "value", "data"), tie("value")),
            ),
        })).value;
        fc.assert(
            fc.property(path, inside, fc.boolean(), (at, value, asJson) => {
                const of = asJson && typeof value === "object" ? JSON.stringify(value) : value;
                expect(pathsIn(of, at, { type: "kubernetes:core/v1:Secret" })).to.deep.equal([]);
            }),
        );
    });

    it("must never show their values, nor must the error that names them", () => {
        const key = fc.constantFrom(...Object.values(fakeKeys), password);
        const where = fc.constantFrom<(key: string) => Partial<Change>>(
            (value) => ({ properties: [added("password", value)] }),
            (value) => ({ properties: [added(`tags["${value.replaceAll('"', "")}"].password`, value)] }),
            (value) => ({ name: value, properties: [updated("secret", value, value)] }),
            (value) => ({ id: value, properties: [added("a", { [value]: { token: value } })] }),
            (value) => ({ properties: [added("a", JSON.stringify({ [value]: { token: `x ${value}` } }))] }),
            (value) => ({ properties: [added("a", `password: ${value}\n"${value}": ${base64(value)}\n`)] }),
        );
        fc.assert(
            fc.property(key, where, (value, place) => {
                const found = suspects([], place(value));
                const error = new SuspectedSecrets("sandbox-a", [{ layer: "network", suspects: found }]);
                for (const text of [JSON.stringify(found), error.message, error.remedy ?? ""]) {
                    expect(text.includes(value)).to.equal(false);
                    expect(text.includes(JSON.stringify(value).slice(1, -1))).to.equal(false);
                }
            }),
        );
    });

    it("must not be any value that has no format and no telling name", () => {
        fc.assert(
            fc.property(layerDiff(), (layer) => {
                expect(suspectsOf(layer)).to.deep.equal([]);
            }),
        );
    });

    it("must be found in time in proportion to the changes, and to the length of a text", () => {
        const changes = (size: number): LayerDiff => {
            const properties = [
                added("password", password),
                added("tags", { Name: "a", Team: "b" }),
                added("policy", '{"Statement":[{"Effect":"Allow"}]}'),
            ];
            const of = (_: unknown, index: number): Change =>
                changeOf({ type: "a:b:C", name: `c${index}`, properties });
            return layerOf("network", Array.from({ length: size }, of));
        };
        const texts =
            (unit: string) =>
            (size: number): LayerDiff =>
                layerOf("network", [
                    changeOf({ type: "a:b:C", name: "c", properties: [added("data", unit.repeat(size))] }),
                ]);
        const units = ["Aa0/", "eyJ.", "://a:", "name: x\n", "a=", "password=a ", "data:\n", "-----BEGIN "];
        for (const sized of [changes, ...units.map((unit) => texts(unit))]) {
            const work = (size: number) => {
                const layer = sized(size);
                return () => suspectsOf(layer);
            };
            expect(growth(work, sized === changes ? 400 : 2500, 24)).to.be.below(24);
        }
    });
});
