// Covers: runFailure.ts, paths.ts
import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathsOf, projectRoot, runFolder, stackFolder } from "../../../../automation/cake/model/paths";
import { firstLine, runFailure } from "../../../../automation/cake/model/runFailure";
import {
    notApplied,
    notAskedFor,
    skipped,
    untouched,
    wasCancelled,
} from "../../../../automation/cake/model/skipped";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { temporaryFolder } from "../../../support/temporaryFolder";

describe("the row of a layer that was not worked on", () => {
    it("says in one line why", () => {
        const failed = notApplied("network", new Error("AWS says no.\nAt length."));
        expect(
            [
                failed,
                skipped("compute", failed),
                wasCancelled("compute"),
                notAskedFor("compute"),
                untouched("compute"),
            ].map(({ layer, result, reason }) => [layer, result, reason]),
        ).to.deep.equal([
            ["network", "failed", "AWS says no."],
            ["compute", "skipped", "network failed"],
            ["compute", "cancelled", "cancelled before it began"],
            ["compute", "skipped", "not asked for"],
            ["compute", "unchanged", undefined],
        ]);
    });
});

describe("a failure as a part of a result", () => {
    it("is one that its reader can mend; a bug is thrown on", () => {
        const error = new CakeError("No.\nNever.", exitCodes.error, "Do this.");
        expect(runFailure(error)).to.deep.equal({
            message: "No.\nNever.",
            exitCode: 1,
            remedy: "Do this.",
        });
        expect(runFailure(new CakeError("No.", exitCodes.error))).to.not.have.property("remedy");
        const bug = new TypeError("undefined is no function");
        expect(() => runFailure(bug)).to.throw(bug);
        expect(firstLine("No.\nNever.")).to.equal("No.");
    });
});

describe("the paths of a project", () => {
    it("begin at the nearest folder upwards that is one, else where one is", () => {
        const root = temporaryFolder();
        mkdirSync(join(root, "stacks/dev-1"), { recursive: true });
        expect(projectRoot(join(root, "stacks"))).to.equal(join(root, "stacks"));
        writeFileSync(join(root, "Pulumi.yaml"), "");
        expect(projectRoot(join(root, "stacks/dev-1"))).to.equal(root);
    });

    it("keep what is not in git below one hidden folder", () => {
        const paths = pathsOf("/project");
        expect([paths.state, paths.localCloud, paths.passphrase, runFolder(paths, "dev-1")]).to.deep.equal(
            ["state", "local-cloud", "passphrase", "environments/dev-1"].map(
                (path) => `/project/.cake/${path}`,
            ),
        );
        expect(stackFolder(paths, "dev-1")).to.equal("/project/stacks/dev-1");
    });
});
