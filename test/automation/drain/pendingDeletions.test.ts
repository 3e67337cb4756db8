import { expect } from "chai";
import { objectName } from "../../../automation/drain/cluster/clusterObject";
import { PendingDeletions } from "../../../automation/drain/pendingDeletions";
import { of } from "./objects";

describe("pending deletions", () => {
    const told: string[] = [];
    const pending = (): PendingDeletions => {
        told.length = 0;
        return new PendingDeletions({
            onDeleting: (object) => told.push(`deleting ${objectName(object)}`),
            onGone: (object) => told.push(`gone ${objectName(object)}`),
        });
    };

    it("are reported once when they begin, and once when they are done", () => {
        const deletions = pending();
        const web = of("Service", "services", "shop/web");
        deletions.add([web]);
        deletions.add([web]);
        expect(deletions.settle([web])).to.equal(false);
        expect(deletions.settle([])).to.equal(true);
        expect(deletions.settle([])).to.equal(false);
        expect(told).to.deep.equal(["deleting Service shop/web", "gone Service shop/web"]);
    });

    it("count how often an object of a name was deleted that something makes again", () => {
        const deletions = pending();
        const made = Array.from({ length: 3 }, () => of("Service", "services", "shop/web"));
        for (const each of made) {
            deletions.add([each]);
            deletions.settle([]);
        }
        expect(made.map((each) => deletions.times(each))).to.deep.equal([3, 3, 3]);
        expect(deletions.times(of("Service", "services", "shop/other"))).to.equal(0);
    });
});
