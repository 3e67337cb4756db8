import { expect } from "chai";
import * as fc from "fast-check";
import { execFileSync } from "node:child_process";
import type { RunReport } from "../../../../automation/cake/model/results";
import { junitReport } from "../../../../automation/report/files/junitReport";
import { laterDiff } from "../../diffs/samples";
import { hostile, hostileReport } from "./arbitraries";
import { brokenRun, failedRun, mixedReport, reportOf, rowOf, runOf } from "./samples";

interface XmlElement {
    readonly tag: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly text: string;
    readonly children: readonly XmlElement[];
}

// A reader that is not ours: it refuses what is not well-formed.
const reader = `
import json, sys, xml.etree.ElementTree as tree
def read(one):
    return {"tag": one.tag, "attributes": one.attrib, "text": one.text or "", "children": [read(each) for each in one]}
json.dump([read(tree.fromstring(text.encode())) for text in json.load(sys.stdin)], sys.stdout)
`;

function readXml(texts: readonly string[]): readonly XmlElement[] {
    const input = JSON.stringify(texts);
    return JSON.parse(
        execFileSync("python3", ["-c", reader], { input, encoding: "utf8", maxBuffer: 2 ** 28 }),
    ) as XmlElement[];
}

function suitesOf(report: RunReport): readonly XmlElement[] {
    return readXml([junitReport(report)])[0]?.children ?? [];
}

function caseOf(suite: XmlElement | undefined, name: string): XmlElement | undefined {
    return suite?.children.find(({ attributes }) => attributes.name === name);
}

describe("A report in JUnit's XML", () => {
    it("must count over everything, with a suite for each environment and a case for each layer", () => {
        const [root] = readXml([junitReport(mixedReport)]);
        expect(root?.attributes).to.deep.equal({
            name: "layer-cake preview",
            tests: "13",
            failures: "1",
            errors: "1",
            skipped: "1",
            time: "14.000",
        });
        const [first] = root?.children ?? [];
        expect(first?.attributes).to.include({ name: "sandbox-a", tests: "3", failures: "0" });
        expect(first?.children[0]?.attributes).to.deep.equal({
            classname: "sandbox-a",
            name: "network",
            time: "3.200",
        });
    });

    it("must tell what failed, why, and what was not reached because of it", () => {
        const [suite] = suitesOf(reportOf(failedRun("up"), "up"));
        expect(caseOf(suite, "compute")?.children[0]).to.deep.include({
            tag: "failure",
            attributes: {
                message: "aws:eks:Cluster cluster: ResourceLimitExceeded",
                type: "resource-failed",
            },
            text: "aws:eks:Cluster cluster: ResourceLimitExceeded: too many clusters\nask for <more>",
        });
        expect(caseOf(suite, "cluster-config")?.children[0]).to.deep.include({
            tag: "skipped",
            attributes: { message: "compute failed" },
        });
    });

    it("must have one case for an environment that could not be run", () => {
        const [suite] = suitesOf(reportOf(brokenRun));
        expect(suite?.attributes).to.include({ tests: "1", errors: "1" });
        expect(suite?.children[0]?.children[0]).to.deep.include({
            tag: "error",
            attributes: {
                message: "stacks/dev-2/stack.yaml:3:5: network.cidr is no block.",
                type: "usage",
            },
        });
    });

    it("must fail a layer that was changed outside", () => {
        const [suite] = suitesOf(reportOf(runOf(laterDiff, "drift"), "drift"));
        expect(suite?.attributes).to.include({ tests: "3", failures: "2" });
        expect(caseOf(suite, "network")?.children[0]?.attributes.type).to.equal("drift");
    });

    it("must not look well where a run failed and none of its layers did", () => {
        const run = failedRun("up");
        if ("error" in run) return;
        const layers = [rowOf("network", "succeeded")];
        const [suite] = suitesOf(reportOf({ ...run, result: { ...run.result, layers } }, "up"));
        expect(suite?.attributes).to.include({ tests: "2", failures: "1" });
    });

    it("must be well-formed for any report", () => {
        const reports = fc.sample(hostileReport, 200);
        const roots = readXml(reports.map(junitReport));
        expect(roots.map(({ children }) => children.length)).to.deep.equal(
            reports.map(({ runs }) => runs.length),
        );
    });

    it("must keep every character that XML can hold", () => {
        const names = fc.sample(hostile, 200);
        const roots = readXml(
            names.map((name) => junitReport(reportOf({ environment: name, error: new Error(name) }))),
        );
        // XML 1.0, section 2.2.
        const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
        roots.forEach((root, index) => {
            const held = (names[index] ?? "").replace(forbidden, "");
            expect(root.children[0]?.attributes.name).to.equal(held);
            expect(root.children[0]?.children[0]?.children[0]?.text).to.equal(`Error: ${held}`);
        });
    });
});
