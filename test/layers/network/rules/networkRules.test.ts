// Covers: disjointRanges.ts, freeRange.ts, vpcRange.ts, vpcRanges.ts, zonesOfRegion.ts
import { expect } from "chai";
import { cake } from "../../../../layers/cake";
import { freeRange } from "../../../../layers/network/rules/freeRange";
import { rangeIn, vpcRanges } from "../../../../layers/network/rules/vpcRanges";
import { readEnvironments } from "../../../../stacks/_settings/load/loadEnvironment";
import { complaint, leastSandbox, problemsOf, settingsProject } from "../../../support/settingsProject";
import { networkSettings } from "../../samples";

function network(lines: string): string {
    return settingsProject({ "one/stack.yaml": `kind: sandbox\nowner: tests\nnetwork:\n${lines}` });
}

describe("the rules of the network layer", () => {
    it("refuse a VPC that is too small for its subnets, and name the size that is enough", () => {
        const said = complaint(network("  vpcCidr: 10.200.0.0/19\n"));
        expect(said).to.match(/^4 network\.vpcCidr: 10\.200\.0\.0\/19 is too small for 2 zones with /);
        expect(said).to.contain("Choose a /18, or make network.subnets smaller");
        expect(complaint(network("  vpcCidr: 10.200.0.0/18\n"))).to.equal("none");
    });

    it("refuse a VPC of a size that no environment should have", () => {
        expect(complaint(network("  vpcCidr: 10.0.0.0/8\n"))).to.contain("must be a /16 to a /24, not a /8");
        expect(complaint(network("  vpcCidr: 10.0.0.0/28\n"))).to.contain(
            "must be a /16 to a /24, not a /28",
        );
    });

    it("refuse a range that does not begin at its first address", () => {
        expect(complaint(network("  vpcCidr: 10.200.3.0/16\n"))).to.contain("Did you mean `10.200.0.0/16`?");
    });

    it("refuse VPC ranges of two environments that overlap, and name a free one", () => {
        const two = "kind: sandbox\nowner: tests\nnetwork:\n  vpcCidr: 10.200.128.0/18\n";
        const project = settingsProject({ "one/stack.yaml": leastSandbox, "two/stack.yaml": two });
        expect(complaint(project)).to.equal(
            "3 network.vpcCidr: 10.200.0.0/16 overlaps 10.200.128.0/18 of two (stacks/two/stack.yaml:4:3)" +
                " · 10.1.0.0/16 is free.",
        );
        expect(problemsOf(project, "two")).to.have.length(1);
    });

    it("judge an environment although another one is broken", () => {
        const project = settingsProject({ "one/stack.yaml": leastSandbox, "two/stack.yaml": "kind: [\n" });
        expect(problemsOf(project)).to.deep.equal([]);
    });

    it("refuse a zone of another region, a zone that is there twice, and a fourth zone", () => {
        const zones = (list: string) =>
            complaint(network(`  vpcCidr: 10.200.0.0/16\n  availabilityZones: [${list}]\n`));
        expect(zones("eu-central-1a, eu-west-1b")).to.equal(
            "5 network.availabilityZones[1]: `eu-west-1b` is not a zone of eu-central-1 · Did you mean `eu-central-1b`?",
        );
        expect(zones("eu-central-1a, eu-central-1a")).to.contain("`eu-central-1a` is there twice");
        expect(zones("eu-central-1a, eu-central-1b, eu-central-1c, eu-central-1d")).to.contain(
            "must have at most 3 entries, not a list of 4",
        );
    });

    it("find the VPC ranges of environments, where they are written, and none in one that follows another", () => {
        const project = settingsProject({
            "one/stack.yaml": leastSandbox,
            "two/stack.yaml": "kind: sandbox\nfrom: one\nowner: tests\n",
        });
        const environments = readEnvironments(project, cake);
        expect(vpcRanges(environments)).to.deep.equal([
            {
                name: "one",
                range: { first: 10 * 2 ** 24 + 200 * 2 ** 16, prefix: 16 },
                origin: { file: "stacks/one/stack.yaml", line: 3, column: 12 },
            },
        ]);
        expect(environments.map(({ tree }) => rangeIn(tree) !== undefined)).to.deep.equal([true, false]);
    });

    it("propose a free VPC range of the same size, or say that there is none", () => {
        const project = settingsProject({ "one/stack.yaml": leastSandbox.replace("10.200.0.0", "10.1.0.0") });
        const propose = (vpcCidr: string) =>
            freeRange.propose({ ...networkSettings, vpcCidr }, readEnvironments(project, cake));
        expect(propose("10.50.0.0/16")).to.deep.equal({ value: "10.2.0.0/16" });
        expect(propose("10.50.0.0/20")).to.deep.equal({ value: "10.0.16.0/20" });
        expect(propose("10.0.0.0/8")).to.have.property(
            "message",
            "There is no free /8 left in 10.0.0.0/8 for a VPC.",
        );
    });
});
