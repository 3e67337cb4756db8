import { expect } from "chai";
import { readdirSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { OutputFile } from "../../../../automation/engine/events/outputFile";
import { CakeError } from "../../../../automation/system/errors";
import { temporaryFolder } from "../../../support/temporaryFolder";

describe("the file of a process's output", () => {
    it("has no name in its folder, and is read from its end", () => {
        const folder = temporaryFolder();
        const file = new OutputFile(folder);
        expect(readdirSync(folder)).to.deep.equal([]);
        writeSync(file.descriptor, "first\nlast\n");
        expect(file.read()).to.equal("first\nlast\n");
        expect(file.read(5)).to.equal("last\n");
        file.close();
    });

    it("is an error for people if it cannot be made", () => {
        const file = join(temporaryFolder(), "file");
        writeFileSync(file, "");
        expect(() => new OutputFile(file)).to.throw(CakeError, "Cannot write");
    });
});
