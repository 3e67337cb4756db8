import { expect } from "chai";
import { CoreV1Api } from "@kubernetes/client-node";
import { refusal } from "../answer";
import { type Chapter, configMap, configMaps, create, patches } from "./contract";

const hold = "contract.example.com/hold";

/** Deletion, and what holds it up. */
export const deleting: Chapter = (served) => {
    describe("deleting", () => {
        let namespace: string;
        const make = (name: string, ...finalizers: string[]) =>
            create(
                served(),
                configMaps(namespace),
                configMap(name, {}, { finalizers, labels: { made: "yes" } }),
            );
        const remove = (name: string, options?: unknown, search = "") =>
            served().request("DELETE", `${configMaps(namespace, name)}${search}`, options);
        const read = (name: string) => served().request("GET", configMaps(namespace, name));
        const release = (name: string, ...finalizers: string[]) =>
            served().request(
                "PATCH",
                configMaps(namespace, name),
                { metadata: { finalizers } },
                patches.merge,
            );

        before(async () => {
            namespace = await served().newNamespace();
        });

        it("removes at once what nothing holds, and says what it was", async () => {
            const { text } = await make("free");
            const answer = await remove("free");
            expect([answer.code, answer.body]).to.deep.equal([
                200,
                {
                    kind: "Status",
                    apiVersion: "v1",
                    metadata: {},
                    status: "Success",
                    details: { name: "free", kind: "configmaps", uid: text("metadata.uid") },
                },
            ]);
            expect(refusal(await remove("free")).code).to.equal(404);
        });

        it("marks what a finalizer holds, and removes it when the finalizer goes", async () => {
            await make("held", hold);
            const marked = await remove("held");
            expect([marked.code, marked.at("kind")]).to.deep.equal([200, "ConfigMap"]);
            expect(marked.text("metadata.deletionTimestamp")).to.match(/Z$/);
            expect(marked.at("metadata.deletionGracePeriodSeconds")).to.equal(0);
            const again = await remove("held");
            expect(again.at("metadata")).to.deep.equal(marked.at("metadata"));
            const changed = await served().request(
                "PATCH",
                configMaps(namespace, "held"),
                { data: { x: "y" } },
                patches.merge,
            );
            expect([changed.code, changed.at("data.x")]).to.deep.equal([200, "y"]);
            expect(changed.at("metadata.deletionTimestamp")).to.equal(
                marked.at("metadata.deletionTimestamp"),
            );
            const released = await release("held");
            expect([released.code, released.at("metadata.finalizers")]).to.deep.equal([200, undefined]);
            expect((await read("held")).code).to.equal(404);
        });

        it("takes no new finalizer once an object is on its way out", async () => {
            await make("late", hold);
            await remove("late");
            const message =
                'Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"contract.example.com/more"}';
            const refused = await release("late", hold, "contract.example.com/more");
            expect([refused.code, refused.at("reason"), refused.at("message")]).to.deep.equal([
                422,
                "Invalid",
                `ConfigMap "late" is invalid: metadata.finalizers: ${message}`,
            ]);
            expect(refused.at("details.causes.0")).to.deep.equal({
                reason: "FieldValueForbidden",
                message,
                field: "metadata.finalizers",
            });
            await release("late");
        });

        it("refuses finalizers whose names are none", async () => {
            const answer = await served().request(
                "POST",
                configMaps(namespace),
                configMap("odd", {}, { finalizers: ["odd"] }),
            );
            expect(refusal(answer).message).to.equal(
                'ConfigMap "odd" is invalid: metadata.finalizers[0]: Invalid value: "odd": name is neither a standard finalizer name nor is it fully qualified',
            );
        });

        it("deletes only the object that is meant", async () => {
            const { text } = await make("meant");
            const uid = "00000000-0000-0000-0000-000000000000";
            expect(refusal(await remove("meant", { preconditions: { uid } }))).to.deep.equal({
                code: 409,
                reason: "Conflict",
                message: `Operation cannot be fulfilled on ConfigMap "meant": the UID in the precondition (${uid}) does not match the UID in record (${text("metadata.uid")}). The object might have been deleted and then recreated`,
                details: { name: "meant", kind: "ConfigMap" },
            });
            const version = refusal(await remove("meant", { preconditions: { resourceVersion: "1" } }));
            expect(version.message).to.equal(
                `Operation cannot be fulfilled on ConfigMap "meant": the ResourceVersion in the precondition (1) does not match the ResourceVersion in record (${text("metadata.resourceVersion")}). The object might have been modified`,
            );
            const right = {
                preconditions: {
                    uid: text("metadata.uid"),
                    resourceVersion: text("metadata.resourceVersion"),
                },
            };
            expect((await remove("meant", right)).code).to.equal(200);
        });

        it("keeps nothing of a dry run", async () => {
            await make("dry");
            expect((await remove("dry", undefined, "?dryRun=All")).code).to.equal(200);
            expect((await read("dry")).at("metadata.deletionTimestamp")).to.equal(undefined);
        });

        it("notes how dependents are to be treated", async () => {
            await make("owner", hold);
            const foreground = await remove("owner", { propagationPolicy: "Foreground" });
            expect(foreground.at("metadata.finalizers")).to.deep.equal([hold, "foregroundDeletion"]);
            await make("other", hold);
            const orphan = await remove("other", undefined, "?propagationPolicy=Orphan");
            expect(orphan.at("metadata.finalizers")).to.deep.equal([hold, "orphan"]);
            await make("third", hold);
            const wrong = await remove("third", { propagationPolicy: "Sideways" });
            expect(refusal(wrong)).to.deep.equal({
                code: 422,
                reason: "Invalid",
                message:
                    'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "Sideways": supported values: "Foreground", "Background", "Orphan", "nil"',
                details: {
                    group: "meta.k8s.io",
                    kind: "DeleteOptions",
                    causes: [
                        {
                            reason: "FieldValueNotSupported",
                            message:
                                'Unsupported value: "Sideways": supported values: "Foreground", "Background", "Orphan", "nil"',
                            field: "propagationPolicy",
                        },
                    ],
                },
            });
            for (const name of ["owner", "other", "third"]) await release(name);
        });

        it("deletes a collection, by labels too, and leaves what is held", async () => {
            const other = await served().newNamespace();
            const path = configMaps(other);
            for (const name of ["a", "b", "c"]) {
                const metadata = {
                    labels: { pick: name === "c" ? "no" : "yes" },
                    ...(name === "b" ? { finalizers: [hold] } : {}),
                };
                await create(served(), path, configMap(name, {}, metadata));
            }
            const answer = await served().request("DELETE", `${path}?labelSelector=pick%3Dyes`);
            expect([answer.code, answer.at("kind")]).to.deep.equal([200, "ConfigMapList"]);
            expect(answer.list("items")).to.have.length(2);
            const left = await served().request("GET", `${path}?labelSelector=pick`);
            const [b, c] = left.list("items") as { metadata: { name: string; deletionTimestamp?: string } }[];
            expect([b?.metadata.name, c?.metadata.name]).to.deep.equal(["b", "c"]);
            expect([typeof b?.metadata.deletionTimestamp, c?.metadata.deletionTimestamp]).to.deep.equal([
                "string",
                undefined,
            ]);
            await served().request("PATCH", `${path}/b`, { metadata: { finalizers: null } }, patches.merge);
        });

        it("answers the client of the drain", async () => {
            const core = served().config.makeApiClient(CoreV1Api);
            await make("client", hold);
            const held = await core.deleteNamespacedConfigMap({
                namespace,
                name: "client",
                propagationPolicy: "Background",
            });
            expect(held.kind).to.equal("ConfigMap");
            await release("client");
            const code = await core.readNamespacedConfigMap({ namespace, name: "client" }).then(
                () => 200,
                (error: unknown) => (error as { code?: number }).code,
            );
            expect(code).to.equal(404);
        });

        it("answers for a Service with the object, for a Deployment with a Status", async () => {
            const services = `/api/v1/namespaces/${namespace}/services`;
            await create(served(), services, {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "gone" },
                spec: { ports: [{ port: 80 }] },
            });
            const service = await served().request("DELETE", `${services}/gone`);
            expect([
                service.code,
                service.at("kind"),
                service.at("metadata.deletionTimestamp"),
            ]).to.deep.equal([200, "Service", undefined]);
        });
    });
};
