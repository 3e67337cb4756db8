import { expect } from "chai";
import type { CakeEvent } from "../../../../automation/cake/model/events";
import { Drained, notDrained } from "../../../../automation/cake/destroy/drained";
import type { ClusterObject } from "../../../../automation/drain/cluster/clusterObject";
import { exitCodes } from "../../../../automation/system/errors";

const service = {
    object: {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "shop", namespace: "default", uid: "1" },
    },
    type: { kind: "Service" },
} as unknown as ClusterObject;

function drained() {
    const events: CakeEvent[] = [];
    return { events, one: new Drained({ listener: (event) => events.push(event) }) };
}

describe("what a drain tells", () => {
    it("is a sign of progress for each object that is deleted, as a step of its own", () => {
        const { events, one } = drained();
        one.listener.onStep("load-balancers", 1);
        one.listener.onDeleting(service);
        one.listener.onGone(service);
        expect(events.map((event) => ("step" in event ? event.step : event.code))).to.deep.equal([
            "drain",
            "drain",
            "drain",
        ]);
        const texts = events.flatMap((event) =>
            event.code === "step-progress" && event.progress.kind === "message" ? [event.progress.text] : [],
        );
        expect(texts).to.deep.equal(["deletes what made load balancers (1 object)"]);
    });

    it("ends in a row that counts what is gone", () => {
        const { one } = drained();
        expect(one.ended()).to.include({ step: "drain", result: "unchanged" });
        one.listener.onGone(service);
        expect(one.ended()).to.have.property("result", "succeeded");
        expect(one.ended().counts).to.have.property("delete", 1);
    });

    it("ends in a row that says why it failed and what it waited for, or that it was cancelled", () => {
        const { one } = drained();
        const waiting = [
            { object: "Service default/shop", finalizers: ["a"], reason: "its controller is gone" },
        ];
        const failure = { message: "It waited too long.\nFor a Service.", exitCode: exitCodes.timedOut };
        expect(one.failed(failure, waiting)).to.deep.include({
            result: "failed",
            reason: "It waited too long.",
            waitingFor: waiting,
            failure,
        });
        const cancelled = one.failed({ message: "Cancelled.", exitCode: exitCodes.cancelled });
        expect(cancelled).to.include({ result: "cancelled", reason: "cancelled" });
        expect(cancelled).to.not.have.property("failure");
    });

    it("of a drain that had nothing to do is why", () => {
        expect(notDrained("unchanged", "there is no cluster")).to.include({
            step: "drain",
            result: "unchanged",
            reason: "there is no cluster",
        });
    });
});
