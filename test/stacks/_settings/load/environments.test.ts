import { expect } from "chai";
import {
    checkEnvironment,
    listEnvironments,
    summariseEnvironment,
} from "../../../../stacks/_settings/load/environments";
import {
    InvalidEnvironmentName,
    SettingsError,
    UnknownEnvironment,
} from "../../../../stacks/_settings/load/errors";
import { leastSandbox, problemsOf, settingsProject, told } from "../../../support/settingsProject";

const project = settingsProject({
    "sandbox-a/stack.yaml": leastSandbox,
    "prod/stack.yaml": "kind: production\n",
    "notes/README.md": "no environment\n",
});

function thrownBy(name: string): unknown {
    try {
        checkEnvironment(project, name);
    } catch (error) {
        return error;
    }
    return undefined;
}

describe("the list of environments", () => {
    it("is the sorted folders with a stack.yaml", () => {
        expect(listEnvironments(project)).to.deep.equal(["prod", "sandbox-a"]);
    });

    it("is empty where there are no environments at all", () => {
        expect(listEnvironments(settingsProject({}))).to.deep.equal([]);
        expect(listEnvironments("/nowhere")).to.deep.equal([]);
    });

    it("refuses a folder whose name breaks the rule", () => {
        const bad = settingsProject({ "My Env/stack.yaml": leastSandbox });
        expect(() => listEnvironments(bad)).to.throw(InvalidEnvironmentName, /"My Env"/);
    });
});

describe("the name of an environment", () => {
    it("that is not known gets the likely one", () => {
        const error = thrownBy("sandbx-a");
        expect(error).to.be.instanceOf(UnknownEnvironment);
        expect(error).to.include({ remedy: "Did you mean `sandbox-a`?" });
    });

    it("that is like no other gets all there are", () => {
        expect(thrownBy("playground")).to.include({ remedy: "Known here: prod, sandbox-a." });
    });

    it("must not be a path, and have no spaces, capitals or leading digits", () => {
        const bad = ["..", ".", "../prod", "a/b", "a b", "Prod", "1st", "", "-a", "a".repeat(31), "prod\n"];
        for (const name of bad) expect(thrownBy(name), name).to.be.instanceOf(InvalidEnvironmentName);
        expect(thrownBy("Prod")).to.include({ remedy: "Did you mean `prod`?" });
    });

    it("must not be a folder with another use", () => {
        expect(thrownBy("kinds")).to.be.instanceOf(InvalidEnvironmentName);
    });
});

describe("the summary of an environment", () => {
    it("says the kind, the cloud and whether it is protected, though other settings are missing", () => {
        expect(summariseEnvironment(project, "prod")).to.deep.equal({
            name: "prod",
            kind: "production",
            cloud: "local",
            owner: "",
            isProtected: true,
        });
    });

    it("refuses an environment without a kind", () => {
        const bad = settingsProject({ "one/stack.yaml": "owner: tests\n" });
        expect(() => summariseEnvironment(bad, "one")).to.throw(
            SettingsError,
            /stack\.yaml:1:1 kind: is missing/,
        );
    });

    it("suggests the kind that was meant, and says nothing of what that kind would have set", () => {
        const bad = settingsProject({ "one/stack.yaml": "owner: tests\nkind: sandbx\nfoo: 1\n" });
        const problems = problemsOf(bad);
        expect(told(problems)).to.deep.equal([
            "stacks/one/stack.yaml:2:1 kind: must be one of sandbox, dev, staging, production, not `sandbx`",
            "stacks/one/stack.yaml:3:1 foo: is not a setting",
        ]);
        expect(problems[0]?.remedy).to.equal("Did you mean `sandbox`?");
    });
});
