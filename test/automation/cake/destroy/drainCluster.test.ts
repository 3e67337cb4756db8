// Covers: clusterRecords.ts, clusterGone.ts
import { expect } from "chai";
import { drainCluster } from "../../../../automation/cake/destroy/drainCluster";
import type { DeployedPlace } from "../../../../automation/cake/leftovers/deployedPlace";
import { openSession, type Session } from "../../../../automation/cake/session/session";
import type { ManagedResource } from "../../../../automation/engine/types";
import { exitCodes } from "../../../../automation/system/errors";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../../support/localCloud/testing";
import { cloudAt, scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";
import { temporaryFolder } from "../../../support/temporaryFolder";

/** A cluster that does not exist, though the state knows how it was reached. */
const goneCluster: DeployedPlace = {
    cluster: "one",
    kubeconfig: JSON.stringify({
        clusters: [{ name: "c", cluster: { server: "http://127.0.0.1:9" } }],
        users: [{ name: "u", user: { token: "t" } }],
        contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
        "current-context": "x",
    }),
    exists: {},
};

onLocalCloud("the drain of a cluster that is gone", () => {
    let account: ServedAccount;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder(), "111111111111");
    });

    afterEach(() => account.close());

    /** Works on a cake whose top layer has objects in the cluster. */
    async function inSession<T>(
        lines: string,
        work: (session: Session, cake: ScriptedCake, forgotten: string[]) => Promise<T>,
    ): Promise<T> {
        const cake = scriptedCake({ lines }, cloudAt(account.config));
        const objects: readonly ManagedResource[] = [
            { urn: "urn:1", type: "kubernetes:core/v1:Namespace", id: "shop" },
            { urn: "urn:2", type: "random:index/randomPassword:RandomPassword", id: "none" },
        ];
        const forgotten: string[] = [];
        cake.engine.resources = (spec) => Promise.resolve(spec.project === "top" ? objects : []);
        cake.engine.forget = (spec, isForgotten) => {
            const gone = objects.filter(({ type }) => isForgotten(type));
            forgotten.push(...gone.map(({ type }) => `${spec.project} ${type}`));
            return Promise.resolve(gone.length);
        };
        const session = await openSession(cake.request, "destroy");
        try {
            return await work(session, cake, forgotten);
        } finally {
            await session.close();
        }
    }

    it("drops the records of what was inside, and of nothing else, since AWS says that it is gone", async () => {
        await inSession("", async (session, { events }, forgotten) => {
            const row = await drainCluster(session, goneCluster, 5000, false);
            expect(row).to.include({ step: "drain", result: "unchanged", dropped: 1 });
            expect(row.reason).to.equal("the cluster one is gone; 1 records of what was in it are dropped");
            expect(forgotten).to.deep.equal(["top kubernetes:core/v1:Namespace"]);
            expect(events.filter(({ code }) => code === "notice")).to.have.length(1);
        });
    });

    it("drops them also if the drain is left out", async () => {
        await inSession("", async (session, _cake, forgotten) => {
            const row = await drainCluster(session, goneCluster, 5000, true);
            expect(row).to.include({ result: "unchanged", dropped: 1 });
            expect(forgotten).to.have.length(1);
        });
    });

    it("drops nothing for somebody of another account, to whom AWS proves nothing", async () => {
        await inSession("account: '222222222222'\n", async (session, _cake, forgotten) => {
            const row = await drainCluster(session, goneCluster, 5000, false);
            expect(row.result).to.equal("failed");
            expect(row.failure?.exitCode).to.equal(exitCodes.unauthorised);
            expect(forgotten).to.deep.equal([]);
        });
    });

    it("has nothing to do if the states know of no cluster", async () => {
        await inSession("", async (session) => {
            const row = await drainCluster(session, { cluster: "one", exists: {} }, 5000, false);
            expect(row).to.include({ result: "unchanged", reason: "there is no cluster" });
        });
    });
});
