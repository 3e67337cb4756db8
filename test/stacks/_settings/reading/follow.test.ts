import { expect } from "chai";
import { listEnvironments, summariseEnvironment } from "../../../../stacks/_settings/load/environments";
import { loadEnvironment } from "../../../../layers/environment";
import { leastSandbox, problemsOf, settingsProject, told } from "../../../support/settingsProject";

const dev = `kind: dev
owner: platform
protected: true
account: "999999999999"
permissionsBoundary: arn:aws:iam::999999999999:policy/boundary
tags: { cost-center: "4711" }
review: { required: true }
lifecycle: { keepUntil: 2099-01-01 }
network:
  vpcCidr: 10.100.0.0/16
  natGateways: none
clusterConfig:
  groups:
    developers: { role: view, namespaces: [apps] }
`;
const sandbox = "kind: sandbox\nfrom: dev\nowner: ada\nnetwork: { vpcCidr: 10.101.0.0/16 }\n";

function problems(files: Readonly<Record<string, string>>, environment = "one"): string[] {
    return told(problemsOf(settingsProject(files), environment));
}

describe("an environment that follows another one", () => {
    const project = settingsProject({ "dev/stack.yaml": dev, "one/stack.yaml": sandbox });
    const { settings, files, origins } = loadEnvironment(project, "one");

    it("has its settings, those of its kind included", () => {
        expect(settings.network.natGateways).to.equal("none");
        expect(settings.clusterConfig.groups.developers).to.deep.equal({
            role: "view",
            namespaces: ["apps"],
        });
        expect(settings.clusterConfig.namespaces).to.have.property("apps");
        expect(origins.get("network.natGateways")?.file).to.equal("stacks/dev/stack.yaml");
        expect(files).to.deep.equal([
            "stacks/base.yaml",
            "stacks/kinds/dev.yaml",
            "stacks/kinds/sandbox.yaml",
            "stacks/dev/stack.yaml",
            "stacks/one/stack.yaml",
        ]);
    });

    it("has its tags", () => {
        expect(settings.tags).to.deep.equal({ "cost-center": "4711" });
    });

    it("is of its own kind", () => {
        expect(settings).to.include({ kind: "sandbox", from: "dev" });
        expect(settings.compute.controlPlaneLogs).to.deep.equal(["audit"]);
        expect(settings.compute.nodeGroups.system?.min).to.equal(1);
    });

    it("has nothing of what is particular to the other one", () => {
        expect(settings).to.include({ protected: false, account: "111111111111", owner: "ada" });
        expect(settings).not.to.have.property("permissionsBoundary");
        expect(settings.review.required).to.equal(false);
        expect(settings.lifecycle).not.to.have.property("keepUntil");
        expect(settings.network.vpcCidr).to.equal("10.101.0.0/16");
        expect(summariseEnvironment(project, "one").isProtected).to.equal(false);
    });

    it("is not protected though it follows production", () => {
        const files = {
            "prod/stack.yaml": "kind: production\nowner: x\nnetwork: { vpcCidr: 10.64.0.0/16 }\n",
            "one/stack.yaml": sandbox.replace("from: dev", "from: prod"),
        };
        const followed = loadEnvironment(settingsProject(files), "one").settings;
        expect(followed).to.include({ protected: false, account: "111111111111" });
        expect(followed.network.natGateways).to.equal("perZone");
    });

    it("has to say what is its own", () => {
        expect(
            problems({ "dev/stack.yaml": dev, "one/stack.yaml": "kind: sandbox\nfrom: dev\n" }),
        ).to.deep.equal([
            "stacks/one/stack.yaml:1:1 owner: is missing",
            "stacks/dev/stack.yaml:9:1 network.vpcCidr: is missing",
        ]);
    });

    it("must be one of those there are", () => {
        const project = settingsProject({
            "dev/stack.yaml": dev,
            "one/stack.yaml": sandbox.replace("dev", "dve"),
        });
        const [problem] = problemsOf(project);
        expect(problem).to.include({ file: "stacks/one/stack.yaml", line: 2, key: "from" });
        expect(problem?.message).to.equal("there is no environment `dve`");
        expect(problem?.remedy).to.equal("Did you mean `dev`?");
    });

    it("cannot follow itself, go round in a circle, or follow one that follows", () => {
        const from = (name: string): string => leastSandbox.replace("owner", `from: ${name}\nowner`);
        expect(problems({ "one/stack.yaml": from("one") })).to.include(
            "stacks/one/stack.yaml:2:1 from: names the environment itself",
        );
        expect(problems({ "one/stack.yaml": from("two"), "two/stack.yaml": from("one") })).to.include(
            "stacks/one/stack.yaml:2:1 from: `two` follows this environment (stacks/two/stack.yaml:2:1)",
        );
        const chain = { "one/stack.yaml": from("two"), "two/stack.yaml": from("dev"), "dev/stack.yaml": dev };
        expect(problems(chain)).to.include(
            "stacks/one/stack.yaml:2:1 from: `two` follows `dev` itself (stacks/two/stack.yaml:2:1), and only one step is followed",
        );
    });

    it("reports a broken file of the other one at that file, and stays in lists", () => {
        const files = { "dev/stack.yaml": "kind: [\n", "one/stack.yaml": sandbox };
        expect(problems(files)[0]).to.match(/^stacks\/dev\/stack\.yaml:\d+:\d+ : this is not YAML/);
        expect(problems({ ...files, "dev/stack.yaml": "owner: x\n" })).to.include(
            "stacks/one/stack.yaml:2:1 from: the kind of `dev` is not known",
        );
        expect(listEnvironments(settingsProject(files))).to.deep.equal(["dev", "one"]);
    });

    it("wants a text", () => {
        expect(problems({ "one/stack.yaml": leastSandbox.replace("owner", "from: 3\nowner") })).to.deep.equal(
            ["stacks/one/stack.yaml:2:1 from: must be text, not `3`"],
        );
    });
});
