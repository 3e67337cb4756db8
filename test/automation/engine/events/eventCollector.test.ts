import { expect } from "chai";
import { EventCollector } from "../../../../automation/engine/events/eventCollector";
import type { EngineProgress } from "../../../../automation/engine/types";

const urn = "urn:pulumi:dev::network::test:index:Thing::a";

function collect(): { collector: EventCollector; progress: EngineProgress[] } {
    const progress: EngineProgress[] = [];
    const collector = new EventCollector(
        (one) => progress.push(one),
        (text) => text.replaceAll("hush", "[secret]"),
    );
    return { collector, progress };
}

const metadata = (op: string, of = urn, type = "test:index:Thing") => ({ op, urn: of, type });

describe("EventCollector", () => {
    it("drops debug messages, which hold secrets in plain text", () => {
        const { collector, progress } = collect();
        collector.take({ diagnosticEvent: { severity: "debug", message: "RegisterResource hush", urn } });
        expect(progress).to.deep.equal([]);
        expect(collector.failures).to.deep.equal([]);
    });

    it("gives each failure once, without colours, stack traces and secrets", () => {
        const { collector } = collect();
        const error = (message: string, at?: string): void => {
            collector.take({ diagnosticEvent: { severity: "error", message, ...(at && { urn: at }) } });
        };
        error("<{%reset%}>no quota for hush<{%reset%}>\n", urn);
        error("<{%reset%}>no quota for hush<{%reset%}>\n", urn);
        error("Unhandled exception: TypeError: it broke\n    at program (/home/me/x.ts:1:1)\n");
        error("it broke\n");
        error("update failed\n");
        expect(collector.failures).to.deep.equal([
            { urn, text: "no quota for [secret]" },
            { urn: "", text: "it broke" },
        ]);
    });

    it("keeps the engine's own words if nothing more exact was said", () => {
        const { collector } = collect();
        collector.take({ diagnosticEvent: { severity: "error", message: "update failed" } });
        expect(collector.failures).to.deep.equal([{ urn: "", text: "update failed" }]);
    });

    it("leaves out what a plan still holds when a run ends early", () => {
        const { collector } = collect();
        const missed = `expected resource operations for ${urn}-b but none were seen`;
        for (const message of ["no quota", missed]) {
            collector.take({ diagnosticEvent: { severity: "error", message, urn } });
        }
        expect(collector.failures).to.deep.equal([{ urn, text: "no quota" }]);
    });

    it("counts components as done that have no outputs of their own, once the run succeeded", () => {
        const { collector } = collect();
        collector.take({ resourcePreEvent: { metadata: metadata("create") } });
        expect(collector.counts.create).to.equal(0);
        collector.succeeded();
        collector.succeeded();
        expect(collector.counts.create).to.equal(1);
    });

    it("counts what was done once, a replacement as one, and nothing that failed", () => {
        const { collector } = collect();
        const done = (op: string, of = urn): void => {
            collector.take({ resOutputsEvent: { metadata: metadata(op, of) } });
        };
        done("create");
        done("create");
        done("same", `${urn}2`);
        for (const op of ["delete-replaced", "replace", "create-replacement"]) done(op, `${urn}3`);
        collector.take({ resOpFailedEvent: { metadata: metadata("update", `${urn}4`) } });
        expect(collector.counts).to.deep.equal({ create: 1, update: 0, replace: 1, delete: 0, same: 1 });
    });

    it("tells when a resource's operation starts and finishes, and not of the stack itself", () => {
        const { collector, progress } = collect();
        collector.take({ resourcePreEvent: { metadata: metadata("create-replacement") } });
        collector.take({ resOpFailedEvent: { metadata: metadata("create-replacement") } });
        collector.take({ resourcePreEvent: { metadata: metadata("create", "urn", "pulumi:pulumi:Stack") } });
        expect(progress.map((one) => one.kind)).to.deep.equal(["started", "finished"]);
        expect(progress[0]).to.include({ what: "replace", urn });
        expect(progress[1]).to.include({ what: "replace", urn, failed: true });
    });
});
