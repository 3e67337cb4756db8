import { expect } from "chai";
import { doctorText } from "../../../../automation/report/text/doctorText";

const terminal = { interactive: false, colour: false, width: 100, height: 24 };

describe("doctorText", () => {
    it("shows what to do only where something is to be done, and sums up", () => {
        const text = doctorText(
            [
                { name: "Node", result: "ok", found: "20.20.2", remedy: "never shown" },
                { name: "git", result: "warning", found: "not installed", remedy: "Install git." },
                { name: "state", result: "failed", found: "not writable", remedy: "Make it writable." },
            ],
            terminal,
        );
        expect(text).to.equal(`
  ok       Node   20.20.2
  warning  git    not installed
                  → Install git.
  FAILED   state  not writable
                  → Make it writable.

  1 of 3 checks failed.
`);
    });

    it("says that all is ready", () => {
        const text = doctorText([{ name: "Node", result: "ok", found: "20.20.2" }], terminal);
        expect(text).to.contain("Ready.");
    });
});
