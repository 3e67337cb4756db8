import { expect } from "chai";
import { type Chapter } from "./contract";
import { content, DefaultsMaker } from "./defaultsMaker";

/** What the server fills in for the other kinds that layers make: a preview shows it, a diff must not. */
export const defaults: Chapter = (served) => {
    describe("defaults of the rest that layers make", () => {
        const maker = new DefaultsMaker(served);

        before(() => maker.open());

        it("of a LimitRange", async () => {
            const made = await maker.make("v1", "limitranges", "LimitRange", {
                spec: {
                    limits: [
                        { type: "Container", default: { cpu: 0.5, memory: "256Mi" }, max: { cpu: "2" } },
                    ],
                },
            });
            expect(content(made)).to.deep.equal({
                spec: {
                    limits: [
                        {
                            default: { cpu: "500m", memory: "256Mi" },
                            defaultRequest: { cpu: "500m", memory: "256Mi" },
                            max: { cpu: "2" },
                            type: "Container",
                        },
                    ],
                },
            });
        });

        it("of roles and their bindings", async () => {
            const group = "rbac.authorization.k8s.io/v1";
            const rules = [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }];
            expect(content(await maker.make(group, "roles", "Role", { rules }))).to.deep.equal({ rules });
            const binding = await maker.make(group, "rolebindings", "RoleBinding", {
                subjects: [
                    { kind: "User", name: "me" },
                    { kind: "ServiceAccount", name: "default", namespace: maker.namespace },
                ],
                roleRef: { kind: "Role", name: "defaulted", apiGroup: "rbac.authorization.k8s.io" },
            });
            expect(content(binding)).to.deep.equal({
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "defaulted" },
                subjects: [
                    { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "me" },
                    { kind: "ServiceAccount", name: "default", namespace: maker.namespace },
                ],
            });
            expect(
                content(await maker.makeGlobal(group, "clusterroles", "ClusterRole", { rules })),
            ).to.deep.equal({
                rules,
            });
        });

        it("of a StorageClass", async () => {
            const made = await maker.makeGlobal("storage.k8s.io/v1", "storageclasses", "StorageClass", {
                provisioner: "example.com/disks",
                parameters: { type: "gp3" },
            });
            expect(content(made)).to.deep.equal({
                provisioner: "example.com/disks",
                parameters: { type: "gp3" },
                reclaimPolicy: "Delete",
                volumeBindingMode: "Immediate",
            });
        });

        it("of a PriorityClass and an IngressClass", async () => {
            const priority = await maker.makeGlobal(
                "scheduling.k8s.io/v1",
                "priorityclasses",
                "PriorityClass",
                {
                    value: 7,
                },
            );
            expect(content(priority)).to.deep.equal({ value: 7, preemptionPolicy: "PreemptLowerPriority" });
            const ingress = await maker.makeGlobal("networking.k8s.io/v1", "ingressclasses", "IngressClass", {
                spec: { controller: "example.com/ingress", parameters: { kind: "Parameters", name: "p" } },
            });
            expect(content(ingress)).to.deep.equal({
                spec: {
                    controller: "example.com/ingress",
                    parameters: { kind: "Parameters", name: "p", scope: "Cluster" },
                },
            });
        });

        it("of what controllers and drivers register", async () => {
            const driver = await maker.makeGlobal("storage.k8s.io/v1", "csidrivers", "CSIDriver", {
                spec: {},
            });
            expect(driver.at("spec")).to.deep.include({
                attachRequired: true,
                fsGroupPolicy: "ReadWriteOnceWithFSType",
                podInfoOnMount: false,
                requiresRepublish: false,
                seLinuxMount: false,
                storageCapacity: false,
                volumeLifecycleModes: ["Persistent"],
            });
            const group = "admissionregistration.k8s.io/v1";
            const webhook = {
                name: "check.contract.example.com",
                clientConfig: { service: { name: "web", namespace: maker.namespace } },
                // Matches nothing that anybody makes.
                rules: [
                    {
                        apiGroups: ["contract.example.com"],
                        apiVersions: ["v1"],
                        operations: ["CREATE"],
                        resources: ["none"],
                    },
                ],
                sideEffects: "None",
                admissionReviewVersions: ["v1"],
            };
            const webhooks = [webhook];
            const kinds = ["Validating", "Mutating"].map((one) => `${one}WebhookConfiguration`);
            for (const kind of kinds) {
                const made = await maker.makeGlobal(group, `${kind.toLowerCase()}s`, kind, { webhooks });
                expect(made.at("webhooks.0")).to.deep.equal({
                    ...webhook,
                    clientConfig: { service: { name: "web", namespace: maker.namespace, port: 443 } },
                    failurePolicy: "Fail",
                    matchPolicy: "Equivalent",
                    namespaceSelector: {},
                    objectSelector: {},
                    rules: [{ ...webhook.rules[0], scope: "*" }],
                    timeoutSeconds: 10,
                    ...(kind.startsWith("Mutating") ? { reinvocationPolicy: "Never" } : {}),
                });
            }
        });

        it("of a ServiceAccount, a Secret and a ConfigMap", async () => {
            expect(content(await maker.make("v1", "serviceaccounts", "ServiceAccount", {}))).to.deep.equal(
                {},
            );
            expect(content(await maker.make("v1", "secrets", "Secret", {}))).to.deep.equal({
                type: "Opaque",
            });
            expect(content(await maker.make("v1", "configmaps", "ConfigMap", { data: {} }))).to.deep.equal(
                {},
            );
        });
    });
};
