import { expect } from "chai";
import { stuckObject, waitText } from "../../../automation/drain/stuckObject";
import { of } from "./objects";

const deletionTimestamp = "2026-01-01T00:00:00Z";

describe("a stuck object", () => {
    it("is held by its finalizers, which kubectl can remove once it was deleted", () => {
        const finalizers = ["example.com/wait"];
        const stuck = stuckObject(
            of("Job", "jobs.batch", "shop/x", { metadata: { finalizers, deletionTimestamp } }),
        );
        expect(stuck).to.deep.equal({
            object: "Job shop/x",
            finalizers,
            reason: "finalizers example.com/wait, deleted at 2026-01-01T00:00:00Z",
            patch: [
                "patch",
                "jobs.batch/x",
                "-n",
                "shop",
                "--type=merge",
                "-p",
                '{"metadata":{"finalizers":null}}',
            ],
        });
        expect(
            stuckObject(of("Job", "jobs.batch", "shop/x", { metadata: { finalizers } })),
        ).not.to.have.property("patch");
    });

    it("is a namespace that says what is left in it", () => {
        const status = {
            conditions: [
                { status: "True", message: "Some resources are remaining: pods. has 1 resource instances" },
                { status: "False", message: "Some content in the namespace has finalizers remaining" },
            ],
        };
        expect(stuckObject(of("Namespace", "namespaces", "shop", { status })).reason).to.equal(
            "Some resources are remaining: pods. has 1 resource instances",
        );
    });

    it("is a volume whose driver has not deleted it, or has a phase, or is just not gone", () => {
        const volume = of("PersistentVolume", "persistentvolumes", "pv", { status: { phase: "Released" } });
        expect(stuckObject(volume).reason).to.equal("phase Released: its driver has not deleted its volume");
        expect(stuckObject(of("Pod", "pods", "a/b", { status: { phase: "Running" } })).reason).to.equal(
            "phase Running",
        );
        expect(stuckObject(of("Pod", "pods", "a/b")).reason).to.equal("not gone yet");
    });

    it("is named in one line with another one, the rest is counted", () => {
        const stuck = ["a", "b", "c", "d"].map((name) => stuckObject(of("Pod", "pods", `shop/${name}`)));
        expect(waitText(stuck)).to.equal(
            "waits for Pod shop/a (not gone yet), Pod shop/b (not gone yet) and 2 more",
        );
        expect(waitText(stuck.slice(0, 1))).to.equal("waits for Pod shop/a (not gone yet)");
    });
});
