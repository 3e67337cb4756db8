// Covers: branchWish.ts
import { expect } from "chai";
import { branchPaths, lacksRepository, noRepository } from "../../../../automation/cake/sandbox/branchWish";
import { ownValues } from "../../../../automation/cake/sandbox/ownValues";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import type { Layer } from "../../../../layers/contract";
import { SettingsError } from "../../../../stacks/_settings/load/errors";
import type { OwnSetting } from "../../../../stacks/_settings/rules/ownSetting";
import type { EnvironmentSettings } from "../../../../stacks/_settings/schema/section";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";
import { testLayer } from "../../../support/testLayer";

const load = () => Promise.reject(new Error("is not run here"));

/** A number that no environment has: one more than there are environments, as long as that is less than a limit. */
const number: OwnSetting<{ readonly limit: number }> = {
    noun: "number",
    propose: ({ limit }, environments) =>
        environments.length < limit
            ? { value: String(environments.length + 1) }
            : { message: "There is no number left.", remedy: "Remove an environment." },
};

const tracksBranch = { branch: ["git", "branch"], repository: ["git", "url"] };
const layers: readonly Layer[] = [
    testLayer({ name: "lower", load }),
    testLayer({ name: "upper-part", load, own: { number }, tracksBranch }),
];
const project = settingsProject({ "one/stack.yaml": leastSandbox });
const wish = { name: "two", from: "one", owner: "ada", branch: "b" };

describe("what an environment has for itself", () => {
    const values = (limit: number) =>
        ownValues(project, layers, { upperPart: { limit } } as unknown as EnvironmentSettings);

    it("is proposed by the layers that declare it, like that of the environment to follow", () => {
        expect(values(5)).to.deep.equal([{ path: ["upperPart", "number"], noun: "number", value: "2" }]);
    });

    it("is refused in the layer's words if there is no free value left", () => {
        expect(() => values(1))
            .to.throw(CakeError, "There is no number left.")
            .which.includes({ exitCode: exitCodes.ruleViolated, remedy: "Remove an environment." });
    });
});

describe("the branch that a new environment follows", () => {
    it("is written where a layer says so", () => {
        expect(branchPaths(layers, wish)).to.deep.equal({
            branch: ["upperPart", "git", "branch"],
            repository: ["upperPart", "git", "url"],
        });
    });

    it("is refused if no layer can follow one", () => {
        expect(() => branchPaths(layers.slice(0, 1), wish)).to.throw(CakeError, "--branch b has no meaning");
    });

    it("is refused without a repository, and only then", () => {
        const paths = branchPaths(layers, wish);
        const error = (key: string, file: string) =>
            new SettingsError("two", [{ file, line: 1, column: 1, key, message: "", remedy: "" }]);
        const own = "stacks/two/stack.yaml";
        expect(lacksRepository(error("upperPart.git.url", own), own, paths)).to.equal(true);
        expect(lacksRepository(error("upperPart.git.branch", own), own, paths)).to.equal(false);
        expect(lacksRepository(error("upperPart.git.url", "stacks/base.yaml"), own, paths)).to.equal(false);
        expect(lacksRepository(new Error("another"), own, paths)).to.equal(false);
        expect(noRepository(wish, paths).message).to.contain("(upperPart.git.url)");
    });
});
