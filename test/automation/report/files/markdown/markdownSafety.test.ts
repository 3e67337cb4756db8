// Covers: markdownText.ts
import { expect } from "chai";
import * as fc from "fast-check";
import type { LayerDiff } from "../../../../../automation/diffs/model/model";
import { markdownReport } from "../../../../../automation/report/files/markdown/markdownReport";
import { growth } from "../../../diffs/growth";
import { added, changeOf, layerOf } from "../../../diffs/samples";
import { hostileReport, largeLayer } from "../arbitraries";
import { markdownParts, withoutCode } from "./markdownParts";
import { reportOf, runOf } from "../samples";

// Tags are ours, as is the marker in the first line.
const ours = /^(<details>|<\/details>|<!-- layer-cake: [\w. -]+ -->)$|<\/?summary>/g;

// What Markdown, HTML or GitHub make something of; a quotation begins with `>`.
const harmful = /[<`\\@]|.>|#\d|:\/\/|www\.|!\[x/;

function layerOfSize(size: number): LayerDiff {
    const changes = Array.from({ length: size }, (_, index) =>
        changeOf({
            type: index % 2 === 0 ? "aws:ec2/subnet:Subnet" : `custom:index:Type${index}`,
            name: `resource-${index}`,
            operation: index % 3 === 0 ? "delete" : "create",
            properties: [added("cidrBlock", `10.0.${index}.0/24`), added("tags.Layer", "network")],
        }),
    );
    return layerOf("network", changes);
}

describe("A comment of hostile names", () => {
    it("must let none of them out of its code, fence or fold", () => {
        fc.assert(
            fc.property(hostileReport, (report) => {
                const { prose } = markdownParts(markdownReport(report));
                for (const line of prose) {
                    const rest = withoutCode(line).replace(ours, "");
                    expect(rest, line).not.to.match(harmful);
                }
            }),
            { numRuns: 300 },
        );
    });

    it("must stay below 64,000 characters", () => {
        fc.assert(
            fc.property(hostileReport, (report) => {
                expect(markdownReport(report).length).to.be.below(64_000);
            }),
        );
    });

    it("must stay whole and below 64,000 characters with 3,000 changes", () => {
        fc.assert(
            fc.property(fc.array(largeLayer, { minLength: 1, maxLength: 3 }), (layers) => {
                const text = markdownReport(reportOf(runOf({ environment: "sandbox-a", layers })));
                expect(text.length).to.be.below(64_000);
                expect(text.startsWith("<!-- layer-cake: preview sandbox-a -->\n### sandbox-a: ")).to.equal(
                    true,
                );
                markdownParts(text);
            }),
            { numRuns: 10 },
        );
    });

    it("must take time in proportion to the changes", () => {
        const prepare = (size: number): (() => void) => {
            const report = reportOf(runOf({ environment: "sandbox-a", layers: [layerOfSize(size)] }));
            return () => void markdownReport(report);
        };
        // Eight times the changes; quadratic growth would take 64 times as long.
        expect(growth(prepare, 750, 24)).to.be.below(24);
    });
});
