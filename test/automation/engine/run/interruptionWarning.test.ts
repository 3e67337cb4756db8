import { expect } from "chai";
import { withoutInterruptions } from "../../../../automation/engine/run/interruptionWarning";

const spec = {
    stack: "dev",
    project: "compute",
    workDir: "/project/work",
    projectDir: "/project/layers/compute",
    backend: "file:///state",
    secretsProvider: "passphrase",
    environment: {},
};

/** The engine's words; see pkg/resource/deploy/deployment_executor.go in its source. */
const warning = (...lines: readonly string[]): string =>
    [
        `Attempting to deploy or update resources with ${lines.length.toString()} pending operations from previous deployment.`,
        ...lines.map((line) => `  * ${line}`),
        "These resources are in an unknown state because the Pulumi CLI was interrupted …",
    ].join("\n");

describe("the engine's warning about interrupted operations", () => {
    it("names creations whose result is not known, and how to end the warning", () => {
        const urn = "urn:pulumi:dev::compute::eks:index:Cluster$aws:eks/cluster:Cluster::eks";
        const text = withoutInterruptions(spec, warning(`${urn}, interrupted while creating`));
        expect(text).to.match(/killed while it created aws:eks:Cluster eks;/);
        expect(text).to.contain("pulumi refresh --clear-pending-creates --yes --stack dev, in /project/work");
    });

    it("asks nothing about updates and deletions, which are done again", () => {
        const urn = "urn:pulumi:dev::compute::aws:kms/key:Key::secrets";
        const text = withoutInterruptions(spec, warning(`${urn}, interrupted while deleting`));
        expect(text)
            .to.match(/continues from there/)
            .and.not.contain("secrets");
    });

    it("is the only text that is rewritten", () => {
        expect(withoutInterruptions(spec, "something else")).to.equal("something else");
    });
});
