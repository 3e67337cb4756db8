import type { EnvironmentRun, LayerResult, RunReport, RunVerb } from "../../cake/model/results";
import { hasChanges } from "../../diffs/model/counts";
import { resourceText } from "../../diffs/text/layerText";
import { urnParts } from "../../diffs/model/urn";
import { exitCodes } from "../../system/errors";
import { errorReport } from "../errors";
import { layerReason, leftText, rowsOf, verbCounts, type StepRow } from "../words/runWords";
import { xmlElement } from "./xmlText";

interface Case {
    readonly xml: string;
    readonly outcome: "passed" | "failures" | "errors" | "skipped";
}

/**
 * A report as JUnit XML, in the form that Jenkins, GitLab and the GitHub actions for it read: a suite for each
 * environment, a case for each layer. With drift a layer passes when nothing was changed outside.
 */
export function junitReport({ verb, runs, seconds }: RunReport): string {
    const suites = runs.map((run) => ({ run, cases: casesOf(verb, run) }));
    const all = suites.flatMap(({ cases }) => cases);
    const children = suites.map(({ run, cases }) =>
        xmlElement(
            "testsuite",
            {
                name: run.environment,
                ...tally(cases),
                time: timeText("error" in run ? 0 : run.result.seconds),
            },
            cases.map(({ xml }) => xml),
        ),
    );
    const root = { name: `layer-cake ${verb}`, ...tally(all), time: timeText(seconds) };
    return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement("testsuites", root, children)}\n`;
}

function casesOf(verb: RunVerb, run: EnvironmentRun): readonly Case[] {
    const whole = { classname: run.environment, name: verb };
    if ("error" in run) {
        const { message, remedy, problems = [], exitCode } = errorReport(run.error);
        const where = problems.map(
            (one) => `${one.file}:${one.line}:${one.column} ${one.key}: ${one.message}`,
        );
        const text = [message, ...where, ...(remedy === undefined ? [] : [remedy])].join("\n");
        const attributes = { message: firstLine(message), type: exitCodeName(exitCode) };
        const xml = xmlElement("testcase", { ...whole, time: timeText(0) }, [
            xmlElement("error", attributes, text),
        ]);
        return [{ xml, outcome: "errors" }];
    }
    const { result, seconds } = run.result;
    const cases = rowsOf(run.result).map((layer) => layerCase(verb, run.environment, layer));
    // A failed run fails the suite, even if no layer failed.
    if (result !== "failed" || cases.some(({ outcome }) => outcome === "failures")) return cases;
    const failure = xmlElement("failure", { message: `${verb} failed`, type: "run-failed" });
    const xml = xmlElement("testcase", { ...whole, time: timeText(seconds) }, [failure]);
    return [...cases, { xml, outcome: "failures" }];
}

function layerCase(verb: RunVerb, environment: string, layer: StepRow): Case {
    const { outcome, element } = layerOutcome(verb, layer);
    const attributes = { classname: environment, name: layer.layer, time: timeText(layer.seconds) };
    const done = outcome === "skipped" ? [] : [xmlElement("system-out", {}, verbCounts(verb, layer.counts))];
    return { xml: xmlElement("testcase", attributes, [...element, ...done]), outcome };
}

function layerOutcome(verb: RunVerb, layer: StepRow): { outcome: Case["outcome"]; element: string[] } {
    const { result, failures, counts } = layer;
    const reason = layerReason(layer);
    if (result === "failed") {
        const message = reason === "" ? `${verb} failed` : reason;
        const type = failures.length > 0 ? "resource-failed" : "layer-failed";
        const text = failures.length > 0 ? failures.map(failureText).join("\n") : leftText(layer);
        return { outcome: "failures", element: [xmlElement("failure", { message, type }, text)] };
    }
    if (result === "skipped" || result === "cancelled") {
        const message = reason === "" ? result : reason;
        return { outcome: "skipped", element: [xmlElement("skipped", { message })] };
    }
    if (verb !== "drift" || !hasChanges(counts)) return { outcome: "passed", element: [] };
    const message = verbCounts(verb, counts);
    return { outcome: "failures", element: [xmlElement("failure", { message, type: "drift" }, message)] };
}

function failureText({ urn, text }: LayerResult["failures"][number]): string {
    return urn === "" ? text : `${resourceText(urnParts(urn))}: ${text}`;
}

function tally(cases: readonly Case[]): Readonly<Record<string, number>> {
    const count = (outcome: Case["outcome"]): number => cases.filter((one) => one.outcome === outcome).length;
    return {
        tests: cases.length,
        failures: count("failures"),
        errors: count("errors"),
        skipped: count("skipped"),
    };
}

function timeText(seconds: number): string {
    return seconds.toFixed(3);
}

function firstLine(text: string): string {
    return text.split("\n")[0] ?? "";
}

function exitCodeName(code: number): string {
    return Object.entries(exitCodes).find(([, one]) => one === code)?.[0] ?? "error";
}
