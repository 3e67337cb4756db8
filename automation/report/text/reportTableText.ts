import type { EnvironmentRun, RunReport } from "../../cake/model/results";
import { hasChanges, sumCounts, thousands } from "../../diffs/model/counts";
import { visible } from "../../diffs/text/visible";
import { countCells, countColumns } from "../words/countWords";
import { errorText } from "../errors";
import { outcomeOf, runCounts, runReason, verbCounts, type RunOutcome } from "../words/runWords";
import { paint, type Style } from "../terminal/paint";
import { failureLines } from "./summaryText";
import { table, type Cell, type Column } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { durationText } from "../words/time";

const styles: Readonly<Record<RunOutcome, Style>> = {
    succeeded: "good",
    unchanged: "quiet",
    skipped: "quiet",
    failed: "bad",
    cancelled: "warning",
};

const columns: readonly Column[] = [
    { title: "environment" },
    { title: "result" },
    ...countColumns,
    { title: "time", align: "right" },
    { title: "", flexible: true },
];

/** The end of a run over several environments: a row for each, what failed and why, the sum, and the next command. */
export function reportTableText(report: RunReport, terminal: Terminal): string {
    const next = nextCommand(report);
    return [
        "",
        table(columns, report.runs.map(row), terminal),
        ...report.runs.flatMap((run) => causeLines(run, terminal)),
        sumLine(report, terminal),
        ...(next === undefined ? [] : [`Next:   ${paint(terminal, "strong", next)}`]),
        "",
    ].join("\n");
}

function row(run: EnvironmentRun): readonly Cell[] {
    const outcome = outcomeOf(run);
    const isKnown = !("error" in run);
    return [
        { text: visible(run.environment) },
        { text: outcome, style: styles[outcome] },
        ...(isKnown ? countCells(runCounts(run)) : countColumns.map(() => ({ text: "" }))),
        { text: isKnown ? durationText(run.result.seconds) : "", style: "quiet" },
        { text: visible(runReason(run)) },
    ];
}

/** What is too long for a row of the table. */
function causeLines(run: EnvironmentRun, terminal: Terminal): readonly string[] {
    const lines =
        "error" in run
            ? [
                  ...errorText(run.error, terminal)
                      .trimEnd()
                      .split("\n")
                      .map((line) => (line === "" ? "" : `    ${line}`)),
                  "",
              ]
            : run.result.layers.flatMap((layer) => failureLines(layer, terminal));
    return lines.length === 0 ? [] : [paint(terminal, "strong", visible(run.environment)), ...lines];
}

/** `preview of 3 environments, 1 failed: 132 to create, 4 unchanged, in 12 s`. */
function sumLine({ verb, runs, seconds }: RunReport, terminal: Terminal): string {
    const outcomes = runs.map(outcomeOf);
    const counts = verbCounts(verb, sumCounts(runs.map(runCounts)));
    const bad = (["failed", "cancelled"] as const).flatMap((outcome) => {
        const many = outcomes.filter((one) => one === outcome).length;
        return many === 0 ? [] : [paint(terminal, styles[outcome], `${thousands(many)} ${outcome}`)];
    });
    const environments = `${thousands(runs.length)} ${runs.length === 1 ? "environment" : "environments"}`;
    const title = [paint(terminal, "strong", `${verb} of ${environments}`), ...bad].join(", ");
    return `${title}: ${counts}, in ${durationText(seconds)}`;
}

/** The command that runs all unfinished environments again; else the next command of the first one with changes. */
function nextCommand({ verb, runs }: RunReport): string | undefined {
    const unfinished = runs.filter((run) => ["failed", "cancelled"].includes(outcomeOf(run)));
    const [first] = unfinished;
    if (first !== undefined) {
        const isOfOne = verb === "up" || verb === "destroy";
        const names = (isOfOne ? [first] : unfinished).map(({ environment }) => visible(environment));
        return `npm run ${verb === "check" ? "preview" : verb} -- ${names.join(" ")}`;
    }
    const pending = runs.flatMap((run) =>
        "error" in run || !hasChanges(runCounts(run)) ? [] : [run.result],
    );
    const going = pending.find(({ next }) => next !== undefined);
    return going?.next ?? runs.flatMap((run) => ("error" in run ? [] : (run.result.next ?? []))).at(0);
}
