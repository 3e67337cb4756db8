import { expect } from "chai";
import { refusal } from "../answer";
import { unique } from "../contractServer";
import { type Chapter, create, patches } from "./contract";
import { deployment } from "./patching";

/** Fields that never change, in the words that a deployment would show. */
export const immutable: Chapter = (served) => {
    describe("immutable fields", () => {
        let namespace: string;
        const refused = async (path: string, body: unknown): Promise<unknown> => {
            const answer = refusal(await served().request("PATCH", path, body, patches.merge));
            expect([answer.code, answer.reason]).to.deep.equal([422, "Invalid"]);
            return answer.message;
        };

        before(async () => {
            namespace = await served().newNamespace();
        });

        it("of a Service", async () => {
            const path = `/api/v1/namespaces/${namespace}/services`;
            await create(served(), path, {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "web" },
                spec: { ports: [{ port: 80 }] },
            });
            const message = await refused(`${path}/web`, {
                spec: { clusterIP: "172.20.77.78", clusterIPs: ["172.20.77.78"] },
            });
            expect(message).to.equal(
                'Service "web" is invalid: spec.clusterIPs[0]: Invalid value: ["172.20.77.78"]: may not change once set',
            );
        });

        it("of a StorageClass", async () => {
            const name = unique("contract");
            const path = "/apis/storage.k8s.io/v1/storageclasses";
            await create(served(), path, {
                apiVersion: "storage.k8s.io/v1",
                kind: "StorageClass",
                metadata: { name },
                provisioner: "example.com/disks",
                parameters: { type: "gp3" },
            });
            expect(await refused(`${path}/${name}`, { parameters: { type: "gp2" } })).to.equal(
                `StorageClass.storage.k8s.io "${name}" is invalid: parameters: Invalid value: {"type":"gp2"}: field is immutable`,
            );
            expect(await refused(`${path}/${name}`, { provisioner: "example.com/other" })).to.equal(
                `StorageClass.storage.k8s.io "${name}" is invalid: provisioner: Invalid value: "example.com/other": field is immutable`,
            );
            expect(await refused(`${path}/${name}`, { reclaimPolicy: "Retain" })).to.equal(
                `StorageClass.storage.k8s.io "${name}" is invalid: reclaimPolicy: Invalid value: "Retain": field is immutable`,
            );
            expect(await refused(`${path}/${name}`, { volumeBindingMode: "WaitForFirstConsumer" })).to.equal(
                `StorageClass.storage.k8s.io "${name}" is invalid: volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable`,
            );
            await served().request("DELETE", `${path}/${name}`);
        });

        it("of a Deployment", async () => {
            const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
            await create(served(), path, deployment("web"));
            const message = await refused(`${path}/web`, {
                spec: {
                    selector: { matchLabels: { app: "x" } },
                    template: { metadata: { labels: { app: "x" } } },
                },
            });
            expect(message).to.equal(
                'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"x"}}: field is immutable',
            );
            const mismatch = await refused(`${path}/web`, {
                spec: { template: { metadata: { labels: { app: "x" } } } },
            });
            expect(mismatch).to.equal(
                'Deployment.apps "web" is invalid: spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template `labels`',
            );
        });

        it("of a role binding", async () => {
            const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`;
            const roleRef = (name: string) => ({
                apiGroup: "rbac.authorization.k8s.io",
                kind: "ClusterRole",
                name,
            });
            await create(served(), path, {
                apiVersion: "rbac.authorization.k8s.io/v1",
                kind: "RoleBinding",
                metadata: { name: "readers" },
                subjects: [{ kind: "Group", name: "readers", apiGroup: "rbac.authorization.k8s.io" }],
                roleRef: roleRef("view"),
            });
            expect(await refused(`${path}/readers`, { roleRef: roleRef("edit") })).to.equal(
                'RoleBinding.rbac.authorization.k8s.io "readers" is invalid: roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"ClusterRole","Name":"edit"}: cannot change roleRef',
            );
        });

        it("of a ConfigMap that says so", async () => {
            const path = `/api/v1/namespaces/${namespace}/configmaps`;
            await create(served(), path, {
                apiVersion: "v1",
                kind: "ConfigMap",
                metadata: { name: "fixed" },
                data: { a: "1" },
                immutable: true,
            });
            expect(await refused(`${path}/fixed`, { data: { a: "2" } })).to.equal(
                'ConfigMap "fixed" is invalid: data: Forbidden: field is immutable when `immutable` is set',
            );
        });

        it("of an object's own identity are put back, or refused", async () => {
            const path = `/api/v1/namespaces/${namespace}/configmaps`;
            const made = await create(served(), path, {
                apiVersion: "v1",
                kind: "ConfigMap",
                metadata: { name: "own" },
            });
            const changed = await served().request(
                "PATCH",
                `${path}/own`,
                {
                    metadata: {
                        creationTimestamp: "2020-01-01T00:00:00Z",
                        generateName: "x-",
                        labels: { a: "b" },
                    },
                },
                patches.merge,
            );
            expect(changed.code).to.equal(200);
            expect(changed.at("metadata.creationTimestamp")).to.equal(made.at("metadata.creationTimestamp"));
        });
    });
};
