// Covers: waitUntilGone.ts, leftover.ts
import { expect } from "chai";
import { deleteOne } from "../../../automation/sweep/deleteOne";
import type { KindOfLeftover } from "../../../automation/sweep/kinds/kindOfLeftover";
import { byDeletion, type Leftover, type LeftoverKind } from "../../../automation/sweep/leftover";
import { waitUntilGone } from "../../../automation/sweep/waitUntilGone";
import { CakeError, exitCodes } from "../../../automation/system/errors";
import { awsError, noAws, rejection } from "./aws/fakeAws";

function leftover(kind: LeftoverKind, id: string, more: Partial<Leftover> = {}): Leftover {
    return { kind, id, tags: {}, mark: "tag environment=dev-1", deletable: true, ...more };
}

/** A kind whose deletions fail with these errors, one after the other. */
function failing(...errors: readonly Error[]): KindOfLeftover & { readonly calls: () => number } {
    let calls = 0;
    return {
        kind: "volume",
        find: () => Promise.resolve([]),
        remove: () => {
            const error = errors[calls];
            calls += 1;
            return error === undefined ? Promise.resolve() : Promise.reject(error);
        },
        calls: () => calls,
    };
}

describe("the deletion of a leftover", () => {
    const volume = leftover("volume", "vol-1");
    const inUse = awsError("VolumeInUse");

    it("is tried again while it is in use, if there is patience", async () => {
        const kind = failing(inUse, inUse);
        expect(await deleteOne(noAws(), kind, volume, true)).to.deep.equal({
            leftover: volume,
            result: "deleted",
        });
        expect(kind.calls()).to.equal(3);
        const impatient = await deleteOne(noAws(), failing(inUse), volume, false);
        expect(impatient).to.deep.include({ result: "failed", reason: "VolumeInUse: no" });
    });

    it("finds it gone, or deleted by the call before whose answer was lost", async () => {
        const gone = awsError("InvalidVolume.NotFound");
        expect((await deleteOne(noAws(), failing(gone), volume, true)).result).to.equal("gone");
        expect((await deleteOne(noAws(), failing(inUse, gone), volume, true)).result).to.equal("deleted");
    });

    it("fails with the refusal, and throws only when the run is cancelled", async () => {
        const denied = new CakeError("denied", exitCodes.unauthorised);
        const failed = await deleteOne(noAws(), failing(denied), volume, true);
        expect(failed).to.deep.include({ result: "failed", reason: "denied", error: denied });
        const cancelled = new CakeError("Cancelled.", exitCodes.cancelled);
        expect(await rejection(deleteOne(noAws(), failing(cancelled), volume, true))).to.equal(cancelled);
    });

    it("keeps what is only reported", async () => {
        const reported: KindOfLeftover = { kind: "cluster", find: () => Promise.resolve([]) };
        expect((await deleteOne(noAws(), reported, volume, true)).result).to.equal("kept");
    });
});

describe("the wait for what AWS deletes itself", () => {
    it("is none for kinds that nothing else deletes, nor if the holder is kept", async () => {
        const vpc = leftover("vpc", "vpc-1", {
            deletable: false,
            reason: "a VPC goes with the network layer",
        });
        expect(await waitUntilGone(noAws(), vpc, [])).to.deep.equal({
            leftover: vpc,
            result: "kept",
            reason: "a VPC goes with the network layer",
        });
        const balancer = leftover("load-balancer", "arn:aws:elb/net/web/1");
        const own = leftover("network-interface", "eni-1", { deletable: false, heldBy: "net/web/1" });
        const failed = [{ leftover: balancer, result: "failed" }] as const;
        expect((await waitUntilGone(noAws(), own, failed)).result).to.equal("kept");
        expect((await waitUntilGone(noAws(), own, [])).result).to.equal("kept");
    });
});

describe("the order of deletion", () => {
    it("has what uses others first, and those of a kind by id", () => {
        const all = [
            leftover("vpc", "vpc-1"),
            leftover("volume", "vol-2"),
            leftover("load-balancer", "arn"),
            leftover("volume", "vol-1"),
            leftover("network-interface", "eni-1"),
        ];
        expect(all.sort(byDeletion).map(({ id }) => id)).to.deep.equal([
            "arn",
            "eni-1",
            "vol-1",
            "vol-2",
            "vpc-1",
        ]);
    });
});
