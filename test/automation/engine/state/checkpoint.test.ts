import { expect } from "chai";
import { renameSync, writeFileSync } from "node:fs";
import { readCheckpoint } from "../../../../automation/engine/state/checkpoint";
import { scriptedPulumi } from "../scriptedPulumi";

describe("a state file", () => {
    it("is read with its text and all of its members", () => {
        const { spec, writeState } = scriptedPulumi();
        const file = writeState({ resources: [], other: 1 });
        const read = readCheckpoint(spec);
        expect(read?.file).to.equal(file);
        expect(read?.content).to.deep.equal({
            version: 3,
            checkpoint: { latest: { resources: [], other: 1 } },
        });
        expect(JSON.parse(read?.text ?? "")).to.deep.equal(read?.content);
    });

    it("is left to the engine if it is compressed, broken, of another layout, or not there", () => {
        const { spec, writeState } = scriptedPulumi();
        expect(readCheckpoint(spec)).to.equal(undefined);
        const file = writeState({});
        for (const text of ["{", '{"version":4,"checkpoint":{}}', '{"version":3}']) {
            writeFileSync(file, text);
            expect(readCheckpoint(spec), text).to.equal(undefined);
        }
        renameSync(file, `${file}.gz`);
        expect(readCheckpoint(spec)).to.equal(undefined);
        expect(readCheckpoint({ ...spec, backend: "s3://bucket" })).to.equal(undefined);
    });
});
