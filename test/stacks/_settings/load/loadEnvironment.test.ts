import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { SettingsError } from "../../../../stacks/_settings/load/errors";
import { layerSettingsOf, loadEnvironment } from "../../../../layers/environment";
import {
    leastSandbox,
    problemsOf,
    sandboxWith,
    settingsProject,
    told,
} from "../../../support/settingsProject";

describe("loading an environment", () => {
    it("lays the environment over its kind over the base, and knows where each value came from", () => {
        const { settings, origins, files } = loadEnvironment(sandboxWith("protected: true\n"), "one");
        expect(settings).to.include({ protected: true, cloud: "local", account: "111111111111" });
        expect(files).to.deep.equal([
            "stacks/base.yaml",
            "stacks/kinds/sandbox.yaml",
            "stacks/one/stack.yaml",
        ]);
        expect(origins.get("protected")).to.deep.equal({ file: "stacks/one/stack.yaml", line: 4, column: 1 });
        expect(origins.get("account")?.file).to.equal("stacks/kinds/sandbox.yaml");
        expect(origins.get("cloud")?.file).to.equal("stacks/base.yaml");
        expect(origins.get('compute.nodeGroups.system.labels["layer-cake.dev/pool"]')).not.to.equal(
            undefined,
        );
    });

    it("gives a layer its own settings and the environment's particulars", () => {
        const loaded = loadEnvironment(sandboxWith(""), "one");
        const given = layerSettingsOf(loaded, {
            settingsKey: "clusterConfig",
            readsSettings: { controllerIdentity: "compute" },
        });
        expect(given.settings).to.equal(loaded.settings.clusterConfig);
        expect(given.settingsBelow).to.deep.equal({ controllerIdentity: "podIdentity" });
        expect(given.about).to.deep.equal({
            environment: "one",
            kind: "sandbox",
            owner: "tests",
            account: "111111111111",
            region: "eu-central-1",
            tags: {},
            permissionsBoundary: undefined,
        });
    });

    it("gives layers the environment's own tags and its permissions boundary", () => {
        const boundary = "arn:aws:iam::111111111111:policy/boundary";
        const loaded = loadEnvironment(
            sandboxWith(`tags: { cost-center: "4711" }\npermissionsBoundary: ${boundary}\n`),
            "one",
        );
        const { about } = layerSettingsOf(loaded, { settingsKey: "network", readsSettings: {} });
        expect(about.tags).to.deep.equal({ "cost-center": "4711" });
        expect(about.permissionsBoundary).to.equal(boundary);
    });

    it("reports everything that is wrong at once, in the order of the file", () => {
        const project = settingsProject({
            "one/stack.yaml": [
                "kind: sandbox",
                "account: 12",
                "network:",
                "  vpcCidr: 10.200.0.0/28",
                "  natGatways: single",
                "compute:",
                "  version: 1.30",
                "  endpoint: { public: yes }",
                "clusterConfig:",
                "  groups: { devs: { role: edit, namespaces: [platfrom] } }",
            ].join("\n"),
        });
        const problems = problemsOf(project);
        expect(told(problems)).to.deep.equal([
            "stacks/one/stack.yaml:1:1 owner: is missing",
            "stacks/one/stack.yaml:2:1 account: must be text, not `12`",
            "stacks/one/stack.yaml:5:3 network.natGatways: is not a setting",
            "stacks/one/stack.yaml:7:3 compute.version: must be text, not `1.30`",
            "stacks/one/stack.yaml:8:15 compute.endpoint.public: must be true or false, not `yes`",
            "stacks/one/stack.yaml:10:46 clusterConfig.groups.devs.namespaces[0]: `platfrom` is not one of clusterConfig.namespaces",
        ]);
        expect(problems.map(({ remedy }) => remedy)).to.deep.equal([
            "Add `owner` here; stacks/base.yaml says what it is for.",
            'Put it in quotes: "12".',
            "Did you mean `natGateways`?",
            'Put it in quotes: "1.30".',
            "Write true.",
            "Did you mean `platform`?",
        ]);
    });

    it("says in one message what is wrong where and what to do", () => {
        expect(() => loadEnvironment(sandboxWith("cluod: aws\n"), "one")).to.throw(
            SettingsError,
            "The settings of one have 1 problem:\n" +
                "stacks/one/stack.yaml:4:1 cluod: is not a setting\n    Did you mean `cloud`?",
        );
    });

    it("reports a missing value at the nearest mapping around it", () => {
        const project = sandboxWith("compute:\n  nodeGroups:\n    gpu:\n      capacity: spot\n");
        const places = problemsOf(project).map(({ line, column, key }) => `${line}:${column} ${key}`);
        expect(places).to.include("6:5 compute.nodeGroups.gpu.instanceTypes").and.to.have.length(6);
    });

    it("reports a value that was removed where it was removed", () => {
        expect(told(problemsOf(sandboxWith("compute:\n  version: null\n")))).to.deep.equal([
            "stacks/one/stack.yaml:5:3 compute.version: is missing: it is removed here",
        ]);
    });

    it("names the right place of a key in the wrong place", () => {
        const [problem] = problemsOf(sandboxWith("natGateways: single\n"));
        expect(problem?.remedy).to.equal("Did you mean `network.natGateways`?");
    });

    it("reports a syntax error and what is wrong in the other files", () => {
        const project = settingsProject({
            "one/stack.yaml": leastSandbox + "compute: [1\n",
            "kinds/sandbox.yaml": "protectd: true\n",
        });
        const files = problemsOf(project).map(({ file, key }) => `${file} ${key}`);
        expect(files[0]).to.equal("stacks/one/stack.yaml ");
        expect(files).not.to.include("stacks/one/stack.yaml kind");
    });

    it("reports a mistake in a shared file at that file", () => {
        const project = settingsProject({
            "one/stack.yaml": leastSandbox,
            "kinds/sandbox.yaml": "account: '111111111111'\nprotectd: true\n",
        });
        expect(told(problemsOf(project))).to.deep.equal([
            "stacks/kinds/sandbox.yaml:2:1 protectd: is not a setting",
        ]);
    });

    it("names a file that is not there or cannot be read", () => {
        const project = sandboxWith("");
        rmSync(join(project, "stacks/kinds/sandbox.yaml"));
        expect(told(problemsOf(project))).to.deep.equal([
            "stacks/kinds/sandbox.yaml:1:1 : the file does not exist",
        ]);
        rmSync(join(project, "stacks/base.yaml"));
        mkdirSync(join(project, "stacks/base.yaml"));
        expect(told(problemsOf(project)).join("\n")).to.contain("cannot be read: EISDIR");
    });

    it("sees a file that changed since it was last read", () => {
        const project = sandboxWith("");
        expect(loadEnvironment(project, "one").settings.protected).to.equal(false);
        writeFileSync(join(project, "stacks/one/stack.yaml"), `${leastSandbox}protected: true\n`);
        expect(loadEnvironment(project, "one").settings.protected).to.equal(true);
    });
});
