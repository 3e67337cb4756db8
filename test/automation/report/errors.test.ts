import { expect } from "chai";
import { CakeError, exitCodes } from "../../../automation/system/errors";
import { errorJson, errorText, exitCodeOfError } from "../../../automation/report/errors";
import {
    InvalidEnvironmentName,
    SettingsError,
    UnknownEnvironment,
} from "../../../stacks/_settings/load/errors";
import { plain } from "./text/plain";

const origin = { file: "stacks/base.yaml", line: 3, column: 5 };
const settings = new SettingsError("sandbox-a", [
    { ...origin, key: "network.zones", message: "must be 2 or 3", remedy: "Set it to 2 or 3." },
    { ...origin, line: 9, key: "", message: "is not YAML", remedy: "" },
]);

describe("errors", () => {
    it("must say what happened and what to do next", () => {
        const error = new CakeError("Somebody holds sandbox-a.", exitCodes.error, "Wait for them.");
        expect(errorText(error, plain)).to.equal("error: Somebody holds sandbox-a.\n\nWait for them.\n");
        expect(exitCodeOfError(error)).to.equal(1);
    });

    it("must name every problem of the settings with its place", () => {
        expect(errorText(settings, plain)).to.equal(`error: The settings of sandbox-a have 2 problems.
  stacks/base.yaml:3:5 network.zones: must be 2 or 3
      Set it to 2 or 3.
  stacks/base.yaml:9:5 is not YAML
`);
        expect(exitCodeOfError(settings)).to.equal(2);
    });

    it("must know the errors of names", () => {
        expect(
            exitCodeOfError(new UnknownEnvironment("sanbox", ["sandbox-a"], "Did you mean sandbox-a?")),
        ).to.equal(6);
        expect(exitCodeOfError(new InvalidEnvironmentName("../a", "No.", "Rename it."))).to.equal(2);
    });

    it("must take an abort for what it is", () => {
        expect(exitCodeOfError(AbortSignal.abort().reason)).to.equal(8);
    });

    it("must show a bug without its stack trace, unless asked to", () => {
        const bug = new TypeError("x is not a function", { cause: new Error("deep down") });
        expect(exitCodeOfError(bug)).to.equal(255);
        expect(errorText(bug, plain))
            .to.include("bug: TypeError: x is not a function\n")
            .and.include("--debug");
        expect(errorText(bug, plain)).not.to.include("errors.test");
        expect(errorText(bug, plain, true))
            .to.include("errors.test")
            .and.include("caused by Error: deep down");
        expect(exitCodeOfError("just a text")).to.equal(255);
    });

    it("must be told as JSON too, without a stack trace", () => {
        expect(errorJson(settings).error).to.deep.include({ exitCode: 2, problems: settings.problems });
        expect(errorJson(new TypeError("x")).error).to.deep.equal({ message: "TypeError: x", exitCode: 255 });
        expect(errorJson(new TypeError("x"), true).error.stack).to.include("TypeError: x");
    });
});
