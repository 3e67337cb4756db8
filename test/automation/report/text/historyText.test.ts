import { expect } from "chai";
import type { History } from "../../../../automation/cake/history/history";
import type { HistoryEntry, HistoryStep } from "../../../../automation/cake/history/historyEntry";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { historyText } from "../../../../automation/report/text/historyText";
import { plain } from "./plain";

function step(by: string, at: string): HistoryStep {
    return { by, email: "", at, commit: "1234567" };
}

const about = { environment: "staging", layers: [], builds: 1, deployments: [] };
const built = step("Ada", "2026-03-01T10:00:30+01:00");

const entries: readonly HistoryEntry[] = [
    { ...about, outcome: "pending", counts: { ...noCounts, create: 1 }, built, builds: 3 },
    {
        ...about,
        outcome: "partly deployed",
        counts: { ...noCounts, create: 1066, replace: 1, same: 3 },
        layers: [
            { layer: "network", outcome: "deployed" },
            { layer: "compute", outcome: "pending" },
        ],
        built,
        reviewed: step("Ben", "2026-03-01T11:00:00+01:00"),
        deployed: step("Cid", "2026-03-01T12:00:00Z"),
    },
    { ...about, outcome: "destroyed", destroyed: step("Dee", "2026-02-01T12:00:00Z"), builds: 0 },
];

const whole: History = { environment: "staging", entries, older: 0, shallow: false };

describe("historyText", () => {
    it("must show who did what and when, newest first", () => {
        expect(historyText(whole, plain)).to.equal(`
staging, newest first

  outcome          changes     built                           reviewed              carried out
  pending          +1          2026-03-01 10:00 Ada (build 3)  -                     -
  partly deployed  +1,066 +-1  2026-03-01 10:00 Ada            2026-03-01 11:00 Ben  2026-03-01 12:00 Cid
  destroyed        -           -                               -                     2026-02-01 12:00 Dee

  2026-03-01 10:00: deployed: network; pending: compute
`);
    });

    it("must say what it does not show", () => {
        const text = historyText({ ...whole, older: 1200, shallow: true }, plain);
        expect(text).to.contain("1,200 older: --limit shows more.");
        expect(text).to.contain("This clone is shallow");
        expect(text).to.contain("git fetch --unshallow");
    });

    it("must say how a first entry comes about", () => {
        const text = historyText({ ...whole, entries: [] }, plain);
        expect(text).to.equal(
            "No commit holds a diff or a deployment of staging yet. `npm run preview -- staging --commit` makes the first.\n",
        );
    });
});
