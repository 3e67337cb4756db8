import { createHash } from "node:crypto";
import type { EnvironmentRun, RunReport, RunVerb } from "../../../cake/model/results";
import { sumCounts, thousands } from "../../../diffs/model/counts";
import { environmentSection } from "./markdownEnvironment";
import { countTitles, countTexts, tableBlock } from "./markdownTable";
import { code, name } from "./markdownText";
import { isIdle, outcomeOf, runCounts, runReason, verbCounts, type RunOutcome } from "../../words/runWords";
import { sectionsText, type Section } from "../sections";

// GitHub refuses a comment of more than 65,536 characters.
const mostCharacters = 63_900;

// With more of them, a section's share would be too small for its heading.
const mostSections = 100;

/**
 * A report as a pull request comment. Its first line is a marker that is not shown, by which a CI job finds the comment
 * to replace: `<!-- layer-cake: preview sandbox-a -->`.
 */
export function markdownReport(report: RunReport): string {
    const { verb, runs } = report;
    const isOne = runs.length === 1;
    const marker = `<!-- layer-cake: ${[verb, ...runs.map(({ environment }) => environment)].map(markerWord).join(" ")} -->`;
    const first = isOne ? [] : [overview(report)];
    const sections = sectioned(runs).map((run) => environmentSection(verb, run, isOne ? "###" : "####"));
    const head = `${marker.length > 2000 ? shortMarker(marker, verb) : marker}\n`;
    return `${head}${sectionsText([...first, ...sections], mostCharacters - head.length).trimEnd()}\n`;
}

/** The environments with a section of their own, in order; if there are very many, those with changes or failures. */
function sectioned(runs: readonly EnvironmentRun[]): readonly EnvironmentRun[] {
    if (runs.length <= mostSections) return runs;
    const busyFirst = [...runs.filter((run) => !isIdle(run)), ...runs.filter(isIdle)];
    const chosen = new Set(busyFirst.slice(0, mostSections));
    return runs.filter((run) => chosen.has(run));
}

/** All environments in one table. */
function overview({ verb, runs }: RunReport): Section {
    const outcomes = runs.map(outcomeOf);
    const rows = runs.map((run, index) => [
        name(run.environment),
        outcomes[index] ?? "",
        ...countTexts(runCounts(run)),
        runReason(run) === "" ? "" : code(runReason(run)),
    ]);
    const counts = verbCounts(verb, sumCounts(runs.map(runCounts)));
    const bad = (["failed", "cancelled"] as const)
        .map((outcome) => [count(outcomes, outcome), outcome] as const)
        .filter(([many]) => many > 0)
        .map(([many, outcome]) => `, ${thousands(many)} ${outcome}`);
    const heading = `### ${verb} of ${thousands(runs.length)} environments${bad.join("")}: ${counts}`;
    const table = tableBlock(["environment", "result", ...countTitles, "reason"], rows, "environments");
    return { told: [{ lines: [heading] }, table], folded: [] };
}

function count(outcomes: readonly RunOutcome[], wanted: RunOutcome): number {
    return outcomes.filter((outcome) => outcome === wanted).length;
}

/** A marker must not contain what ends it. */
function markerWord(text: string): string {
    return text.replace(/[^\w.-]/g, "_");
}

/** A marker that is as long as a comment would leave no room for one. */
function shortMarker(marker: string, verb: RunVerb): string {
    return `<!-- layer-cake: ${verb} ${createHash("sha256").update(marker).digest("hex")} -->`;
}
