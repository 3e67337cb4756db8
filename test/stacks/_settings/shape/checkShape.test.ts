// Covers: problemsOf.ts, unknownKey.ts, words.ts
import { expect } from "chai";
import { problemsOf, sandboxWith, settingsProject } from "../../../support/settingsProject";

function complaint(lines: string): string {
    const [problem] = problemsOf(sandboxWith(lines));
    return problem === undefined ? "none" : `${problem.key}: ${problem.message} · ${problem.remedy}`;
}

const asInBase = "stacks/base.yaml says what it is for.";

describe("the shape of settings", () => {
    it("refuses a word that is not one of those to choose from", () => {
        expect(complaint("cloud: asw\n")).to.equal(
            "cloud: must be one of local, aws, not `asw` · Did you mean `aws`?",
        );
    });

    it("refuses a number that is too large, and one that is not whole", () => {
        expect(complaint("clusterConfig: { adminPassword: { length: 400 } }\n")).to.equal(
            `clusterConfig.adminPassword.length: must be at most 128, not \`400\` · ${asInBase}`,
        );
        expect(complaint("clusterConfig: { ingress: { replicas: 1.5 } }\n")).to.contain(
            "must be a whole number, not `1.5`",
        );
    });

    it("refuses a number in quotes and says to remove them", () => {
        expect(complaint('clusterConfig: { ingress: { replicas: "2" } }\n')).to.equal(
            "clusterConfig.ingress.replicas: must be a number, not the text `2` · Remove the quotes: 2.",
        );
    });

    it("refuses a list that is too short", () => {
        expect(complaint("compute: { nodeGroups: { system: { instanceTypes: [] } } }\n")).to.contain(
            "must have at least 1 entry, not a list of 0",
        );
    });

    it("refuses a text in the wrong form, in the schema's own words", () => {
        expect(complaint("region: Frankfurt\n")).to.contain(
            "region: must be an AWS region such as eu-central-1, not `Frankfurt`",
        );
    });

    it("refuses a mapping where a value belongs, and a value where a mapping belongs", () => {
        expect(complaint("region: { name: a }\n")).to.equal(
            "region: must be text, not a mapping · Write it as in stacks/base.yaml.",
        );
        expect(complaint("compute: 3\n")).to.contain("compute: must be a mapping of keys to values, not `3`");
    });

    it("refuses a name that cannot be one, and points at it", () => {
        expect(complaint("clusterConfig: { namespaces: { Team_A: {} } }\n")).to.contain(
            "clusterConfig.namespaces.Team_A: must be lower-case letters, digits and hyphens",
        );
    });

    it("says what there is to choose from where two types are possible", () => {
        expect(complaint("clusterConfig: { groups: { devs: { role: view, namespaces: some } } }\n")).to.equal(
            "clusterConfig.groups.devs.namespaces: must be all, or must be a list, not `some` · Choose one of them.",
        );
    });

    it("points at the entry of a list that is wrong", () => {
        expect(
            complaint("clusterConfig: { groups: { devs: { role: view, namespaces: [ok, 3] } } }\n"),
        ).to.contain("clusterConfig.groups.devs.namespaces[1]: must be text, not `3`");
    });

    it("wants min <= desired <= max of a node group", () => {
        expect(complaint("compute: { nodeGroups: { system: { min: 9 } } }\n")).to.contain(
            "compute.nodeGroups.system: must keep min <= desired <= max",
        );
    });

    it("wants a retention that CloudWatch Logs knows", () => {
        const project = settingsProject({
            "one/stack.yaml":
                "kind: sandbox\nowner: tests\n" +
                "network: { vpcCidr: 10.200.0.0/16, flowLogs: { retentionDays: 31 } }\n",
        });
        const [problem] = problemsOf(project);
        expect(problem?.key).to.equal("network.flowLogs.retentionDays");
        expect(problem?.message).to.match(
            /^must be a period that CloudWatch Logs knows: 1, 3, .*, not `31`$/,
        );
    });

    it("wants to know the repository of a GitOps branch, and where that setting is", () => {
        expect(complaint("clusterConfig: { gitops: { branch: main } }\n")).to.equal(
            "clusterConfig.gitops.url: is missing · Add `url` here; stacks/base.yaml says what it is for.",
        );
        expect(problemsOf(sandboxWith("clusterConfig: { gitops: { branch: main } }\n"))).to.have.length(1);
        expect(complaint("gitops: { branch: main }\n")).to.equal(
            "gitops: is not a setting · Did you mean `clusterConfig.gitops`?",
        );
        expect(complaint("clusterConfig: { gitops: null }\n")).to.equal("none");
    });

    it("does not repeat the password or the token of an address that it refuses", () => {
        for (const url of [
            "https://ada:hunter2@git.example/platform",
            "https://hunter2@git.example/platform",
            "https://git.example/platform?token=hunter2",
            '"ssh://git:hunter2@git.example/platform"',
        ]) {
            const said = complaint(`clusterConfig: { gitops: { url: ${url} } }\n`);
            expect(said).to.match(/^clusterConfig\.gitops\.url: must be a git address .*\[secret\]/);
            expect(said).not.to.contain("hunter2");
        }
    });
});
