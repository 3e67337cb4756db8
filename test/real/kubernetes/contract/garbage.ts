import { expect } from "chai";
import { eventually } from "../eventually";
import { type Chapter, configMap, configMaps, create, patches } from "./contract";
import { deployment } from "./patching";

/** What becomes of dependents when their owner goes. */
export const garbage: Chapter = (served) => {
    describe("the garbage collector", () => {
        let namespace: string;
        const read = (name: string) => served().request("GET", configMaps(namespace, name));
        const owner = async (name: string) => {
            const { text } = await create(served(), configMaps(namespace), configMap(name));
            return { apiVersion: "v1", kind: "ConfigMap", name, uid: text("metadata.uid") };
        };
        const dependent = (name: string, ownerReferences: unknown[], ...finalizers: string[]) =>
            create(served(), configMaps(namespace), configMap(name, {}, { ownerReferences, finalizers }));
        const remove = (name: string, propagationPolicy: string) =>
            served().request("DELETE", configMaps(namespace, name), { propagationPolicy });
        const gone = (name: string) =>
            eventually(
                () => read(name),
                ({ code }) => code === 404,
            );

        before(async () => {
            namespace = await served().newNamespace();
        });

        it("removes them after their owner in the background", async () => {
            await dependent("child", [await owner("parent")]);
            await remove("parent", "Background");
            expect((await read("parent")).code).to.equal(404);
            await gone("child");
        });

        it("removes the owner after those that block it in the foreground", async () => {
            const reference = { ...(await owner("patient")), blockOwnerDeletion: true };
            await dependent("slow", [reference], "contract.example.com/hold");
            const answer = await remove("patient", "Foreground");
            expect(answer.at("metadata.finalizers")).to.deep.equal(["foregroundDeletion"]);
            await eventually(
                () => read("slow"),
                ({ at }) => at("metadata.deletionTimestamp") !== undefined,
            );
            expect((await read("patient")).code).to.equal(200);
            await served().request(
                "PATCH",
                configMaps(namespace, "slow"),
                { metadata: { finalizers: null } },
                patches.merge,
            );
            await gone("slow");
            await gone("patient");
        });

        it("leaves them without an owner when they are orphaned", async () => {
            await dependent("orphan", [await owner("leaver")]);
            await remove("leaver", "Orphan");
            await gone("leaver");
            const left = await read("orphan");
            expect([left.code, left.at("metadata.ownerReferences")]).to.deep.equal([200, undefined]);
        });

        it("keeps what another owner still has, without the one that is gone", async () => {
            const [one, other] = [await owner("first"), await owner("second")];
            await dependent("kept", [one, other]);
            await remove("first", "Background");
            const kept = await eventually(
                () => read("kept"),
                ({ list }) => list("metadata.ownerReferences").length === 1,
            );
            expect(kept.at("metadata.ownerReferences.0.name")).to.equal("second");
        });

        it("removes what refers to an owner that never was", async () => {
            const reference = {
                apiVersion: "v1",
                kind: "ConfigMap",
                name: "never",
                uid: "00000000-0000-0000-0000-000000000000",
            };
            await dependent("stray", [reference]);
            await gone("stray");
        });

        it("removes the ReplicaSets of a Deployment", async () => {
            const path = `/apis/apps/v1/namespaces/${namespace}`;
            await create(served(), `${path}/deployments`, deployment("rolled"));
            const sets = () => served().request("GET", `${path}/replicasets?labelSelector=app%3Drolled`);
            const made = await eventually(sets, ({ list }) => list("items").length === 1);
            expect(made.at("items.0.metadata.ownerReferences.0.kind")).to.equal("Deployment");
            await served().request("DELETE", `${path}/deployments/rolled`, {
                propagationPolicy: "Foreground",
            });
            await eventually(sets, ({ list }) => list("items").length === 0);
            await eventually(
                () => served().request("GET", `${path}/deployments/rolled`),
                ({ code }) => code === 404,
            );
        });
    });
};
