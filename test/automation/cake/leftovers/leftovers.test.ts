// Covers: deployedPlace.ts, marks.ts, sweepLeftovers.ts, swept.ts, taggedResources.ts
import { expect } from "chai";
import { leftovers } from "../../../../automation/cake/leftovers/leftovers";
import { deployedPlace } from "../../../../automation/cake/leftovers/deployedPlace";
import { sweepLeftovers } from "../../../../automation/cake/leftovers/sweepLeftovers";
import { Swept } from "../../../../automation/cake/leftovers/swept";
import { taggedResources } from "../../../../automation/cake/leftovers/taggedResources";
import { openSession } from "../../../../automation/cake/session/session";
import { exitCodes } from "../../../../automation/system/errors";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../../support/localCloud/testing";
import { cloudAt, scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { Maker } from "../../sweep/leftBehind";

onLocalCloud("what an environment has left behind", () => {
    let account: ServedAccount;
    let cake: ScriptedCake;
    let volume: string;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder(), "111111111111");
        cake = scriptedCake({}, cloudAt(account.config));
        volume = await new Maker(account.config).volume({ environment: "one" });
        await new Maker(account.config).volume({ environment: "other" });
    });

    afterEach(() => account.close());

    async function swept(mode: "delete" | "report"): Promise<Swept> {
        const session = await openSession(cake.request, undefined);
        try {
            const all = new Swept(cake.request);
            await sweepLeftovers(session, await deployedPlace(session), mode, all);
            return all;
        } finally {
            await session.close();
        }
    }

    it("is what carries its tags, and nobody else's", async () => {
        const found = await leftovers(cake.request);
        expect(found.map(({ kind, id, result }) => [kind, id, result])).to.deep.equal([
            ["volume", volume, "left"],
        ]);
    });

    it("is not what a state still manages", async () => {
        cake.engine.resources = (spec) =>
            Promise.resolve(
                spec.project === "bottom"
                    ? [{ urn: "urn:1", type: "aws:ebs/volume:Volume", id: volume }]
                    : [],
            );
        expect(await leftovers(cake.request)).to.deep.equal([]);
    });

    it("is told by its ARN, as it is before the first up", async () => {
        const { signal } = new AbortController();
        const found = await taggedResources(account.config, { environment: "one" }, signal);
        expect(found).to.deep.equal([`arn:aws:ec2:eu-central-1:111111111111:volume/${volume}`]);
    });

    it("is deleted by a sweep that may, and counted", async () => {
        const row = (await swept("delete")).row();
        expect(row).to.include({ step: "sweep", result: "succeeded" });
        expect(row.counts.delete).to.equal(1);
        expect(row.leftovers.map(({ id, result }) => [id, result])).to.deep.equal([[volume, "deleted"]]);
        expect(await leftovers(cake.request)).to.deep.equal([]);
    });

    it("stays and fails the run if a sweep may only report it", async () => {
        const row = (await swept("report")).row();
        expect(row).to.include({ result: "failed", reason: "1 thing is left in AWS" });
        expect(row.leftovers[0]).to.include({ result: "left", reason: "the settings say `sweep: report`" });
        expect(await leftovers(cake.request)).to.have.length(1);
    });

    it("is not looked for with the credentials of another account", async () => {
        cake = scriptedCake({ lines: "account: '222222222222'\n" }, cloudAt(account.config));
        const row = (await swept("delete")).row();
        expect(row.failure?.exitCode).to.equal(exitCodes.unauthorised);
        const failure: unknown = await leftovers(cake.request).catch((error: unknown) => error);
        expect(failure).to.have.property("exitCode", exitCodes.unauthorised);
    });

    it("is told even if a layer kept the destroy from its end", async () => {
        const all = await swept("report");
        const stop = {
            layer: "middle",
            result: "failed",
            counts: all.row().counts,
            seconds: 0,
            failures: [],
        } as const;
        expect(all.notProven(stop)).to.include({ result: "skipped", reason: "middle failed" });
        expect(all.notProven(undefined)).to.include({
            result: "cancelled",
            reason: "cancelled before it began",
        });
        expect(all.notProven(stop).leftovers).to.have.length(1);
    });
});

describe("where an environment is in AWS", () => {
    it("is read from the outputs of whichever layer gives them", async () => {
        const cake = scriptedCake();
        const [bottom, middle, top] = cake.request.layers;
        const gives = { clusterName: { description: "" }, kubeconfig: { description: "" } };
        const layers = [bottom, { ...middle, gives }, top].flatMap((layer) => layer ?? []);
        cake.engine.deploy("middle");
        const text = (value: string) => ({ state: "known", secret: false, value }) as const;
        cake.engine.outputs = (spec) =>
            Promise.resolve(
                spec.project === "middle"
                    ? { clusterName: text("the-cluster"), kubeconfig: text("{}") }
                    : undefined,
            );
        const session = await openSession({ ...cake.request, layers: layers as never }, undefined);
        expect(await deployedPlace(session)).to.deep.equal({
            cluster: "the-cluster",
            kubeconfig: "{}",
            exists: { middle: true },
        });
        await session.close();
    });
});
