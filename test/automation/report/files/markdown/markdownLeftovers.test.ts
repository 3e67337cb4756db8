import { expect } from "chai";
import { leftoverBlocks } from "../../../../../automation/report/files/markdown/markdownLeftovers";
import { layerResult, runResult } from "../../../../support/runs";

describe("what a destroy leaves, in Markdown", () => {
    it("is nothing for a run that left nothing", () => {
        expect(leftoverBlocks(runResult("destroy", "dev-1", []))).to.deep.equal([]);
    });

    it("is a table of what the drain waited for, one of what was left behind, and the remedies", () => {
        const failure = { message: "It took too long.", exitCode: 9, remedy: "Run it again." } as const;
        const volume = { kind: "volume", id: "vol-1", size: "8 GiB", result: "left", mark: "its tag" };
        const blocks = leftoverBlocks({
            ...runResult("destroy", "dev-1", []),
            drained: {
                ...layerResult("drain", {}, "failed"),
                ...{ failure, waitingFor: [{ object: "Service web", reason: "has a finalizer" }] },
            } as never,
            swept: { ...layerResult("sweep", {}, "failed"), leftovers: [volume] } as never,
        });
        const text = blocks.flatMap(({ before = [], lines }) => [...before, ...lines]).join("\n");
        expect(text).to.contain("| still in the cluster | why |");
        expect(text).to.contain("| `Service web` | `has a finalizer` |");
        expect(text).to.match(/\| volume \| `vol-1` \| `8 GiB` \| left \| `its tag` \|/);
        expect(text).to.match(/`Run it again\.`$/);
    });
});
