import { expect } from "chai";
import { commitMessage, readMessage } from "../../../../automation/cake/commit/commitMessage";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { layerResult, runResult } from "../../../support/runs";

describe("commitMessage", () => {
    it("lists counts per layer, and trailers", () => {
        const run = runResult("preview", "sandbox-a", [
            layerResult("network", { create: 20, same: 4 }),
            layerResult("compute", { create: 46, update: 3 }),
            layerResult("cluster-config", {}),
        ]);
        const fingerprints = { network: "a-b-c-d-e", compute: "f-g-h-i-j" };
        const text = commitMessage(run, { fingerprints });
        const [hash = ""] = /^Fingerprint: [0-9a-f]{12}$/m.exec(text) ?? [];
        expect(text).to.equal(`preview sandbox-a: 66 to create, 3 to update

- network: 20 to create, 4 unchanged
- compute: 46 to create, 3 to update
- cluster-config: no changes

Verb: preview
Environment: sandbox-a
Layers: network, compute
${hash}
`);
        expect(commitMessage(run, { fingerprints: { compute: "f-g-h-i-j", network: "a-b-c-d-e" } })).to.equal(
            text,
        );
        expect(commitMessage(run, { fingerprints: { network: "other" } })).not.to.contain(hash);
    });

    it("says what an up and a destroy did, and where one ended", () => {
        const subject = (...args: Parameters<typeof runResult>): string =>
            commitMessage(runResult(...args), { fingerprints: {} }).split("\n\n")[0] ?? "";
        expect(subject("up", "a", [layerResult("network", { create: 66, same: 3 })])).to.equal(
            "up a: 66 created",
        );
        expect(subject("destroy", "a", [layerResult("network", { delete: 82 })])).to.equal(
            "destroy a: 82 deleted",
        );
        const failed = commitMessage(
            runResult("up", "a", [
                layerResult("network", { create: 12 }),
                layerResult("compute", { create: 1 }, "failed"),
                layerResult("cluster-config", {}, "skipped"),
            ]),
            { fingerprints: {} },
        );
        expect(failed).to.contain("up a: 13 created, failed in compute\n");
        expect(failed).to.contain("- compute: 1 created (failed)\n- cluster-config: skipped\n");
    });

    it("says that nothing is pending any more, with no trailer empty", () => {
        const text = commitMessage(runResult("preview", "a", [layerResult("network", { same: 9 })]), {
            fingerprints: {},
        });
        expect(text.split("\n")[0]).to.equal("preview a: no changes");
        expect(text).to.match(/\n\nVerb: preview\nEnvironment: a\n$/);
    });

    it("ends the subject with the CI system's skip marker, on one line", () => {
        const run = runResult("up", "a", [layerResult("network", { create: 1 })]);
        const first = (skipMarker: string): string | undefined =>
            commitMessage(run, { fingerprints: {}, skipMarker }).split("\n")[0];
        expect(first("[skip ci]")).to.equal("up a: 1 created [skip ci]");
        expect(first("[skip\n\nVerb: destroy]")).to.equal("up a: 1 created [skip Verb: destroy]");
    });

    it("can be read back", () => {
        const counts = { create: 1066, update: 2, replace: 3, delete: 4, same: 5 };
        for (const verb of ["preview", "up", "destroy"] as const) {
            const run = runResult(verb, "a", [
                layerResult("cluster-config", counts),
                layerResult("compute", { same: 1 }),
                layerResult("network", {}, "skipped"),
            ]);
            const read = readMessage(commitMessage(run, { fingerprints: {} }));
            expect(read.verb).to.equal(verb);
            expect([...read.counts]).to.deep.equal([
                ["cluster-config", counts],
                ["compute", { ...noCounts, same: 1 }],
            ]);
        }
    });

    it("leaves a message alone that somebody else wrote", () => {
        const read = readMessage("Verbs and counts\n\n- network: now with 3 subnets\n- verb: up\n");
        expect(read.verb).to.equal(undefined);
        expect(read.counts.get("network")).to.deep.equal(noCounts);
    });
});
