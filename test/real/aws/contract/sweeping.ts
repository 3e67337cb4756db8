import { expect } from "chai";
import { inventory } from "../../../../automation/sweep/inventory";
import type { Leftover } from "../../../../automation/sweep/leftover";
import { sweep } from "../../../../automation/sweep/sweep";
import { leaveBehind, type LeftBehind } from "../../../automation/sweep/leftBehind";
import { expectedOf, ofBalancer, seen, without } from "../../../automation/sweep/expected";
import { type Chapter, nameOf } from "../contractAws";

const environment = "swept";
const marks = { environment, cluster: environment };
const quick = { pause: 20, deadline: 20_000 };

/** The driver's own inventory and sweep. */
export const sweeping: Chapter = (served, differences) => {
    describe("is swept:", () => {
        let left: LeftBehind;
        let found: readonly Leftover[];

        before(async () => {
            left = await leaveBehind(served().target, environment);
            found = await inventory(served().target, marks);
        });

        const byAnyKey = "the inventory names volumes by any of a tag-key filter's values";
        const wantsAllKeys = differences[byAnyKey] !== undefined;

        it("the inventory names everything that was left behind, and nothing of anybody else", () => {
            const expected = expectedOf(left, environment).filter(
                (line) => !wantsAllKeys || !line.startsWith("volume "),
            );
            expect(seen(without(found, ofBalancer(found)))).to.have.members(expected);
        });

        const interfaces = "the inventory names the interfaces of a load balancer";
        it(nameOf(interfaces, differences), () => {
            const expected = differences[interfaces] === undefined ? [false] : [];
            expect(ofBalancer(found).map(({ deletable }) => deletable)).to.deep.equal(expected);
        });

        it(nameOf(byAnyKey, differences), () => {
            const volumes = found.filter(({ kind }) => kind === "volume");
            expect(volumes).to.have.length(wantsAllKeys ? 0 : 1);
        });

        it("the sweep deletes what is the environment's, and the inventory is bare but for the VPC", async () => {
            const swept = await sweep(served().target, marks, found, quick);
            const bad = swept.filter(({ result }) => result === "failed");
            expect(bad).to.deep.equal([]);
            expect((await inventory(served().target, marks)).map(({ kind }) => kind)).to.deep.equal(["vpc"]);
        });

        it("the sweep deletes a volume", async () => {
            const volume: Leftover = {
                kind: "volume",
                id: wantsAllKeys ? (left.own.volume ?? "") : (left.foreign.shared ?? ""),
                tags: {},
                mark: "given by a test",
                deletable: true,
            };
            const [swept] = await sweep(served().target, marks, [volume], quick);
            expect(swept?.result).to.equal("deleted");
            const [again] = await sweep(served().target, marks, [volume], quick);
            expect(again?.result).to.equal("gone");
        });
    });
};
