import { expect } from "chai";
import { table } from "../../../../automation/report/terminal/table";
import { plain, uncoloured } from "../text/plain";

const columns = [
    { title: "name" },
    { title: "count", align: "right" as const },
    { title: "why", flexible: true },
];

function cells(...texts: readonly string[]): { text: string }[] {
    return texts.map((text) => ({ text }));
}

describe("table", () => {
    it("must align its columns, numbers to the right", () => {
        const text = table(columns, [cells("network", "7", "x"), cells("a", "1,234", "")], plain);
        expect(text).to.equal("  name     count  why\n  network      7  x\n  a        1,234\n");
    });

    it("must leave out a column that is empty everywhere", () => {
        expect(table(columns, [cells("network", "7", "")], plain)).to.equal(
            "  name     count\n  network      7\n",
        );
    });

    it("must cut the flexible column to the width of the terminal", () => {
        const text = table(columns, [cells("network", "7", "x".repeat(200))], { ...plain, width: 60 });
        expect(Math.max(...text.split("\n").map((line) => line.length))).to.equal(60);
        expect(text).to.include("x…\n");
    });

    it("must align the same with colours", () => {
        const rows = [
            [
                { text: "ok", style: "good" as const },
                { text: "7", style: "bad" as const },
            ],
        ];
        const coloured = table(columns, rows, { ...plain, colour: true });
        expect(coloured).to.include("\u001b[32mok\u001b[39m");
        expect(uncoloured(coloured)).to.equal(table(columns, rows, plain));
    });
});
