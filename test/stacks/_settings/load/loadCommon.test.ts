// Covers: errors.ts, inOrder.ts, kinds.ts, place.ts
import { expect } from "chai";
import { SettingsError, UnknownEnvironment, type Problem } from "../../../../stacks/_settings/load/errors";
import { inOrder } from "../../../../stacks/_settings/load/inOrder";
import { isKind, isLastingKind, kinds } from "../../../../stacks/_settings/load/kinds";
import { loadCommon } from "../../../../stacks/_settings/load/loadCommon";
import { loadPlace } from "../../../../stacks/_settings/load/place";
import { leastSandbox, sandboxWith, settingsProject } from "../../../support/settingsProject";

function failure(action: () => unknown): unknown {
    try {
        return action();
    } catch (error) {
        return error;
    }
}

function problem(file: string, line: number, column = 1): Problem {
    return { file, line, column, key: "", message: "", remedy: "" };
}

describe("settings that every environment has", () => {
    it("are read by their keys, and no others with them", () => {
        const { name, settings } = loadCommon(sandboxWith(""), "one", ["owner", "lifecycle"]);
        expect(name).to.equal("one");
        expect(Object.keys(settings).sort()).to.deep.equal(["lifecycle", "owner"]);
        expect(settings.lifecycle.teardown).to.equal("nightly");
    });

    it("are read although others, and those of layers, are wrong", () => {
        const project = sandboxWith("region: here\ncluod: aws\ncompute: 3\n");
        expect(loadCommon(project, "one", ["owner"]).settings.owner).to.equal("tests");
        expect(failure(() => loadPlace(project, "one"))).to.be.instanceOf(SettingsError);
        expect(loadPlace(sandboxWith("compute: 3\n"), "one").settings).to.include({
            kind: "sandbox",
            cloud: "local",
            account: "111111111111",
        });
    });

    it("are refused with all that is wrong with them, and where", () => {
        const project = sandboxWith("account: 12\nprotected: yes\n");
        const error = failure(() => loadCommon(project, "one", ["protected", "account"]));
        expect(error).to.be.instanceOf(SettingsError);
        const { environment, problems, message } = error as SettingsError;
        expect(environment).to.equal("one");
        expect(problems.map(({ file, line, key }) => `${file}:${line} ${key}`)).to.deep.equal([
            "stacks/one/stack.yaml:4 account",
            "stacks/one/stack.yaml:5 protected",
        ]);
        expect(message).to.equal(
            "The settings of one have 2 problems:\n" +
                'stacks/one/stack.yaml:4:1 account: must be text, not `12`\n    Put it in quotes: "12".\n' +
                "stacks/one/stack.yaml:5:1 protected: must be true or false, not `yes`\n    Write true.",
        );
    });

    it("are refused if a file cannot be read, or there is no such environment", () => {
        const project = settingsProject({ "one/stack.yaml": `${leastSandbox}compute: [\n` });
        const error = failure(() => loadCommon(project, "one", ["owner"]));
        expect((error as SettingsError).problems.map(({ message }) => message)[0]).to.match(
            /^this is not YAML/,
        );
        expect(failure(() => loadCommon(project, "two", ["owner"]))).to.be.instanceOf(UnknownEnvironment);
    });
});

describe("problems in the order in which they are mended", () => {
    it("begin with the environment's own file, each file from the top, and come once", () => {
        const files = ["base.yaml", "kind.yaml", "own.yaml"];
        const found = [
            problem("base.yaml", 1),
            problem("own.yaml", 9),
            problem("kind.yaml", 3),
            problem("own.yaml", 2, 5),
            problem("own.yaml", 2, 1),
            problem("own.yaml", 9),
        ];
        expect(
            inOrder(found, files).map(({ file, line, column }) => `${file}:${line}:${column}`),
        ).to.deep.equal(["own.yaml:2:1", "own.yaml:2:5", "own.yaml:9:1", "kind.yaml:3:1", "base.yaml:1:1"]);
    });
});

describe("the kinds of environments", () => {
    it("are known by their names, and two of them are never destroyed by a schedule", () => {
        expect(kinds.filter(isLastingKind)).to.deep.equal(["staging", "production"]);
        expect(["sandbox", "prod", 3, undefined].map(isKind)).to.deep.equal([true, false, false, false]);
    });
});
