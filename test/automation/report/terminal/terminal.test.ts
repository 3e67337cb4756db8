import { expect } from "chai";
import { terminalOf } from "../../../../automation/report/terminal/terminal";

const tty = { isTTY: true, columns: 90, rows: 30 };

describe("terminalOf", () => {
    it("must show colours and live lines on a terminal only", () => {
        expect(terminalOf(tty, {})).to.include({ interactive: true, colour: true, width: 90, height: 30 });
        expect(terminalOf({}, {})).to.include({ interactive: false, colour: false });
        expect(terminalOf(tty, { TERM: "dumb" })).to.include({ interactive: false, colour: false });
    });

    it("must show no colours with NO_COLOR, unless FORCE_COLOR asks for them", () => {
        expect(terminalOf(tty, { NO_COLOR: "1" })).to.include({ interactive: true, colour: false });
        expect(terminalOf(tty, { NO_COLOR: "" }).colour).to.equal(true);
        expect(terminalOf({}, { FORCE_COLOR: "1", NO_COLOR: "1" }).colour).to.equal(true);
        expect(terminalOf(tty, { FORCE_COLOR: "0" }).colour).to.equal(false);
    });

    it("must show no live lines in a CI system, whatever its streams say", () => {
        expect(terminalOf(tty, { CI: "true" }).interactive).to.equal(false);
        expect(terminalOf(tty, { CI: "false" }).interactive).to.equal(true);
    });

    it("must follow a window that changes its size, and have one where none is known", () => {
        const stream = { ...tty };
        const terminal = terminalOf(stream, {});
        stream.columns = 40;
        expect(terminal.width).to.equal(40);
        stream.columns = 0;
        expect(terminal.width).to.equal(120);
        expect(terminalOf({}, { COLUMNS: "70" }).width).to.equal(70);
    });
});
