import { expect } from "chai";
import { readBlobs } from "../../../../automation/git/read/blobs";
import { openRepository } from "../../../../automation/git/repository";
import { gitIn, isolateGit, repositoryWith } from "../gitSandbox";

describe("readBlobs", () => {
    isolateGit();

    it("reads many texts at once, whatever is in them, and leaves out what is not there", async () => {
        const texts = [
            "",
            "\n",
            "ü €\n𝄞",
            "0123 blob 5\nx\n",
            "no line break",
            ...Array.from({ length: 200 }, String),
        ];
        const folder = repositoryWith(Object.fromEntries(texts.map((text, index) => [`f${index}`, text])));
        const repository = await openRepository(folder);
        if (repository === undefined) throw new Error("no repository");
        const ids = texts.map((_, index) => gitIn(folder, "rev-parse", `HEAD:f${index}`));
        const read = await readBlobs(repository, [...ids, "0".repeat(40), ...ids]);
        expect(ids.map((id) => read.get(id))).to.deep.equal(texts);
        expect(read.size).to.equal(new Set(ids).size);
        expect(await readBlobs(repository, [])).to.have.property("size", 0);
    });
});
