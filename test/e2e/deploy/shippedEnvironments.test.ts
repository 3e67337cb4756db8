import { expect } from "chai";
import { join } from "node:path";
import { readDiff } from "../../../automation/diffs/store/store";
import { suspectsOf } from "../../../automation/secrets/suspects";
import { listEnvironments } from "../../../stacks/_settings/load/environments";
import { projectCopy, runCake } from "../../support/project";

describe("the stored diffs of the shipped environments", () => {
    it("have no value that looks like a secret", async function () {
        this.timeout(120_000);
        const project = projectCopy();
        const result = await runCake(project, ["preview", "--all"]);
        expect(result.code, result.stderr).to.equal(0);
        const shipped = listEnvironments(project);
        expect(shipped).to.have.length.greaterThan(4);
        for (const environment of shipped) {
            const layers = readDiff(join(project, "stacks", environment))?.layers ?? [];
            expect(layers, environment).to.have.length(3);
            expect(layers.flatMap((layer) => suspectsOf(layer))).to.deep.equal([]);
        }
    });
});
