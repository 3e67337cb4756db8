import { expect } from "chai";
import { type TestCluster, eventually, startTestCluster } from "../../testCluster";

const maps = "/api/v1/namespaces/default/configmaps";

describe("The garbage collector", () => {
    let cluster: TestCluster;

    before(async () => {
        cluster = await startTestCluster();
    });

    after(() => cluster.close());

    async function create(name: string, ownerReferences: object[] = [], finalizers: string[] = []) {
        const { body } = await cluster.request("POST", maps, {
            metadata: { name, ownerReferences, finalizers },
        });
        return {
            apiVersion: "v1",
            kind: "ConfigMap",
            name,
            uid: body.metadata.uid,
            blockOwnerDeletion: true,
        };
    }

    const get = (name: string) => cluster.request("GET", `${maps}/${name}`);
    const gone = (name: string) =>
        eventually(
            () => get(name),
            ({ code }) => code === 404,
        );

    it("deletes what a deleted object owned, and what that owned", async () => {
        const owner = await create("owner");
        const child = await create("child", [owner]);
        await create("grandchild", [child]);
        await cluster.request("DELETE", `${maps}/owner`);
        await gone("child");
        await gone("grandchild");
    });

    it("keeps what has another owner left", async () => {
        const one = await create("one");
        const two = await create("two");
        await create("shared", [one, two]);
        await cluster.request("DELETE", `${maps}/one`);
        const left = await eventually(
            () => get("shared"),
            ({ body }) => body.metadata.ownerReferences?.length === 1,
        );
        expect(left.body.metadata.ownerReferences?.[0]?.uid).to.equal(two.uid);
    });

    it("deletes dependents first when the owner is deleted in the foreground", async () => {
        const owner = await create("front");
        await create("blocker", [owner], ["example.com/x"]);
        const answer = await cluster.request("DELETE", `${maps}/front`, { propagationPolicy: "Foreground" });
        expect(answer.body.metadata.finalizers).to.deep.equal(["foregroundDeletion"]);
        await eventually(
            () => get("blocker"),
            ({ body }) => body.metadata.deletionTimestamp !== undefined,
        );
        expect((await get("front")).code).to.equal(200);
        const patch = { metadata: { finalizers: null } };
        await cluster.request("PATCH", `${maps}/blocker`, patch, "application/merge-patch+json");
        await gone("front");
    });

    it("leaves dependents alone when the owner's are to be orphaned", async () => {
        const owner = await create("parent");
        await create("orphan", [owner]);
        await cluster.request("DELETE", `${maps}/parent?propagationPolicy=Orphan`);
        await gone("parent");
        const left = await get("orphan");
        expect(left.code).to.equal(200);
        expect(left.body.metadata.ownerReferences).to.equal(undefined);
    });

    it("deletes objects whose owner never was", async () => {
        await create("lost", [{ apiVersion: "v1", kind: "ConfigMap", name: "nobody", uid: "none" }]);
        await gone("lost");
    });
});
