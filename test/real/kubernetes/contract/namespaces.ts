import { expect } from "chai";
import { type Answer, refusal, valueAt } from "../answer";
import { eventually } from "../eventually";
import { unique } from "../contractServer";
import { type Chapter, configMap, configMaps, create, patches } from "./contract";

const path = (name: string): string => `/api/v1/namespaces/${name}`;

function condition(namespace: Answer, type: string): unknown {
    const conditions = namespace.at("status.conditions");
    if (!Array.isArray(conditions)) return undefined;
    const found: unknown = conditions.find((one) => valueAt(one, "type") === type);
    return found === undefined
        ? undefined
        : ["status", "reason", "message"].map((field) => valueAt(found, field));
}

/** How a namespace goes, and what it says meanwhile. */
export const namespaces: Chapter = (served) => {
    describe("namespaces", () => {
        const read = (name: string) => served().request("GET", path(name));
        const gone = (name: string) =>
            eventually(
                () => read(name),
                ({ code }) => code === 404,
            );

        it("are active at once, with a label and a finalizer of their own", async () => {
            const name = await served().newNamespace();
            const { at } = await read(name);
            expect(at("status")).to.deep.equal({ phase: "Active" });
            expect(at("spec")).to.deep.equal({ finalizers: ["kubernetes"] });
            expect(at("metadata.labels")).to.deep.equal({ "kubernetes.io/metadata.name": name });
            expect(at("metadata.finalizers")).to.equal(undefined);
        });

        it("get a service account and the cluster's certificate", async () => {
            const name = await served().newNamespace();
            for (const one of ["serviceaccounts/default", "configmaps/kube-root-ca.crt"]) {
                await eventually(
                    () => served().request("GET", `${path(name)}/${one}`),
                    ({ code }) => code === 200,
                );
            }
        });

        it("go when their content is gone, and take nothing new meanwhile", async () => {
            const name = await served().newNamespace();
            const hold = "contract.example.com/hold";
            await create(served(), configMaps(name), configMap("held", {}, { finalizers: [hold] }));
            await create(served(), configMaps(name), configMap("free"));
            await create(served(), `${path(name)}/services`, {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "free" },
                spec: { ports: [{ port: 80 }] },
            });
            const deleted = await served().request("DELETE", path(name));
            expect([deleted.code, deleted.at("kind"), deleted.at("status.phase")]).to.deep.equal([
                200,
                "Namespace",
                "Terminating",
            ]);
            expect(deleted.at("spec.finalizers")).to.deep.equal(["kubernetes"]);

            const why = `unable to create new content in namespace ${name} because it is being terminated`;
            expect(
                refusal(await served().request("POST", configMaps(name), configMap("late"))),
            ).to.deep.equal({
                code: 403,
                reason: "Forbidden",
                message: `configmaps "late" is forbidden: ${why}`,
                details: {
                    name: "late",
                    kind: "configmaps",
                    causes: [
                        {
                            reason: "NamespaceTerminating",
                            message: `namespace ${name} is being terminated`,
                            field: "metadata.namespace",
                        },
                    ],
                },
            });

            const waiting = await eventually(
                () => read(name),
                (one) => valueAt(condition(one, "NamespaceFinalizersRemaining"), "0") === "True",
            );
            expect(condition(waiting, "NamespaceFinalizersRemaining")).to.deep.equal([
                "True",
                "SomeFinalizersRemain",
                `Some content in the namespace has finalizers remaining: ${hold} in 1 resource instances`,
            ]);
            expect(condition(waiting, "NamespaceContentRemaining")).to.deep.equal([
                "True",
                "SomeResourcesRemain",
                "Some resources are remaining: configmaps. has 1 resource instances",
            ]);
            expect(condition(waiting, "NamespaceDeletionContentFailure")).to.deep.equal([
                "False",
                "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization",
            ]);
            expect(condition(waiting, "NamespaceDeletionDiscoveryFailure")).to.deep.equal([
                "False",
                "ResourcesDiscovered",
                "All resources successfully discovered",
            ]);
            expect((await served().request("GET", configMaps(name, "free"))).code).to.equal(404);
            expect((await served().request("GET", `${path(name)}/services/free`)).code).to.equal(404);

            const again = await served().request("DELETE", path(name));
            expect([again.code, again.at("metadata.deletionTimestamp")]).to.deep.equal([
                200,
                deleted.at("metadata.deletionTimestamp"),
            ]);

            await served().request(
                "PATCH",
                configMaps(name, "held"),
                { metadata: { finalizers: null } },
                patches.merge,
            );
            await gone(name);
        });

        it("wait for finalizers of their own too", async () => {
            const name = unique("contract");
            const hold = "contract.example.com/hold";
            await create(served(), "/api/v1/namespaces", {
                apiVersion: "v1",
                kind: "Namespace",
                metadata: { name, finalizers: [hold] },
            });
            await served().request("DELETE", path(name));
            const emptied = await eventually(
                () => read(name),
                ({ at }) => at("spec.finalizers") === undefined,
            );
            expect(emptied.at("metadata.finalizers")).to.deep.equal([hold]);
            await served().request("PATCH", path(name), { metadata: { finalizers: null } }, patches.merge);
            await gone(name);
        });

        it("are let go by force through their finalize subresource", async () => {
            const name = await served().newNamespace();
            const held = configMap("held", {}, { finalizers: ["contract.example.com/hold"] });
            await create(served(), configMaps(name), held);
            const { body } = await served().request("DELETE", path(name));
            const finalized = await served().request("PUT", `${path(name)}/finalize`, {
                ...(body as object),
                spec: { finalizers: [] },
            });
            expect([finalized.code, finalized.at("spec")]).to.deep.equal([200, {}]);
            expect((await read(name)).code).to.equal(404);
            // What was in it is still there, and nobody clears it away.
            expect((await served().request("GET", configMaps(name, "held"))).code).to.equal(200);
        });

        it("of the system stay", async () => {
            for (const name of ["default", "kube-system"]) {
                expect(refusal(await served().request("DELETE", path(name)))).to.deep.equal({
                    code: 403,
                    reason: "Forbidden",
                    message: `namespaces "${name}" is forbidden: this namespace may not be deleted`,
                    details: { name, kind: "namespaces" },
                });
            }
        });
    });
};
