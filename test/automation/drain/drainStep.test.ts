import { expect } from "chai";
import { deletionsOf, deletionStep } from "../../../automation/drain/drainStep";
import { of } from "./objects";

const leaving = { deletionTimestamp: "2026-01-01T00:00:00Z" };

describe("a step that deletes objects", () => {
    const web = of("Service", "services", "shop/web");
    const gone = of("Service", "services", "shop/old", { metadata: leaving });

    it("deletes each once, and not what is deleted already", () => {
        expect(deletionsOf([web, gone, web])).to.deep.equal([{ kind: "delete", target: web }]);
    });

    it("waits for all of them, and for others", () => {
        const pod = of("Pod", "pods", "shop/web");
        const step = deletionStep("workloads", [web, gone], [pod, web]);
        expect(step.actions.map(({ target }) => target)).to.deep.equal([web]);
        expect(step.waitsFor).to.deep.equal([web, gone, pod]);
    });
});
