import { expect } from "chai";
import { leastSandbox, problemsOf, sandboxWith, settingsProject } from "../../../support/settingsProject";

function network(lines: string): string {
    return settingsProject({ "one/stack.yaml": `kind: sandbox\nowner: tests\nnetwork:\n${lines}` });
}

/** The first problem: line, key, message and remedy. */
function complaint(project: string): string {
    const [problem] = problemsOf(project);
    if (problem === undefined) return "none";
    return `${problem.line} ${problem.key}: ${problem.message} · ${problem.remedy}`;
}

describe("the rules across settings", () => {
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

    it("refuse a public endpoint that is open to everyone, and one that nobody can reach", () => {
        expect(complaint(sandboxWith("compute: { endpoint: { public: true } }\n"))).to.contain(
            "compute.endpoint.publicCidrs: must name a range if `public` is true",
        );
        expect(complaint(sandboxWith("compute: { endpoint: { private: false } }\n"))).to.contain(
            "compute.endpoint.private: must be true if `public` is false",
        );
    });

    it("refuse a kube-proxy that does not go with the control plane", () => {
        expect(complaint(sandboxWith('compute: { version: "1.32" }\n'))).to.contain(
            "compute.addons.kube-proxy: `v1.33.3-eksbuild.4` is newer than the control plane's 1.32",
        );
        expect(complaint(sandboxWith('compute: { version: "1.36" }\n'))).to.equal("none");
        expect(complaint(sandboxWith('compute: { version: "1.37" }\n'))).to.contain("more than three minor");
    });

    it("refuse a node group of two architectures", () => {
        const said = complaint(
            sandboxWith("compute: { nodeGroups: { system: { instanceTypes: [m7g.large, m7i.large] } } }\n"),
        );
        expect(said).to.contain(
            "compute.nodeGroups.system.instanceTypes[1]: `m7i.large` has another architecture",
        );
    });

    it("refuse a group with a role in a namespace that is not there", () => {
        const said = complaint(
            sandboxWith("clusterConfig: { groups: { devs: { role: view, namespaces: [ingres] } } }\n"),
        );
        expect(said).to.contain("`ingres` is not one of clusterConfig.namespaces · Did you mean `ingress`?");
    });

    it("refuse to leave ingress-nginx without its namespace", () => {
        expect(complaint(sandboxWith("clusterConfig: { namespaces: { ingress: null } }\n"))).to.contain(
            "clusterConfig.namespaces.ingress: is missing: ingress-nginx is installed in it",
        );
    });

    it("refuse a GitOps repository over ssh without a Secret to read it with", () => {
        const ssh = "clusterConfig: { gitops: { url: ssh://git@git.example/platform } }\n";
        expect(complaint(sandboxWith(ssh))).to.match(
            /^4 clusterConfig\.gitops\.secretName: is missing: nothing is read over ssh .* Name a Secret/,
        );
        expect(complaint(sandboxWith(ssh.replace(" }", ", secretName: key }")))).to.equal("none");
        expect(complaint(sandboxWith(ssh.replace("ssh://git@", "https://")))).to.equal("none");
    });

    it("judge what has the right shape although something else has not", () => {
        const said = problemsOf(sandboxWith("cluod: aws\ncompute: { endpoint: { public: true } }\n"));
        expect(said.map(({ key }) => key)).to.deep.equal(["cluod", "compute.endpoint.publicCidrs"]);
    });
});
