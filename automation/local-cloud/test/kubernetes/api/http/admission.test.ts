import { expect } from "chai";
import { type TestCluster, eventually, startTestCluster } from "../../testCluster";

const merge = "application/merge-patch+json";

function deployment(name: string, replicas: number) {
    const labels = { app: name };
    return {
        metadata: { name },
        spec: {
            replicas,
            selector: { matchLabels: labels },
            template: { metadata: { labels }, spec: { containers: [{ name: "main", image: "a:1" }] } },
        },
    };
}

describe("Admission", () => {
    let cluster: TestCluster;

    before(async () => {
        cluster = await startTestCluster();
        for (const name of ["small", "safe", "open"]) {
            const labels = name === "safe" ? { "pod-security.kubernetes.io/enforce": "restricted" } : {};
            await cluster.request("POST", "/api/v1/namespaces", { metadata: { name, labels } });
        }
    });

    after(() => cluster.close());

    it("keeps a namespace within its quota, and says what it refused", async () => {
        const quotas = "/api/v1/namespaces/small/resourcequotas";
        await cluster.request("POST", quotas, {
            metadata: { name: "q" },
            spec: { hard: { pods: "2", "requests.cpu": "1" } },
        });
        const path = "/apis/apps/v1/namespaces/small/deployments";
        await cluster.request("POST", path, deployment("web", 3));
        const get = () => cluster.request("GET", `${path}/web`);
        const unsaid = await eventually(get, ({ body }) =>
            JSON.stringify(body.status).includes("ReplicaFailure"),
        );
        expect(JSON.stringify(unsaid.body.status)).to.contain(
            "is forbidden: failed quota: q: must specify requests.cpu for: main",
        );

        await cluster.request("POST", "/api/v1/namespaces/small/limitranges", {
            metadata: { name: "l" },
            spec: { limits: [{ type: "Container", defaultRequest: { cpu: "100m" } }] },
        });
        const full = await eventually(
            get,
            ({ body }) => JSON.stringify(body.status).includes("exceeded") && body.status.readyReplicas === 2,
        );
        expect(JSON.stringify(full.body.status)).to.contain(
            "exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2",
        );
        const used = await eventually(
            () => cluster.request("GET", `${quotas}/q`),
            ({ body }) => JSON.stringify(body.status.used) === '{"pods":"2","requests.cpu":"200m"}',
        );
        expect(used.body.status.hard).to.deep.equal({ pods: "2", "requests.cpu": "1" });

        await cluster.request("PATCH", `${quotas}/q`, { spec: { hard: { pods: "5" } } }, merge);
        await eventually(get, ({ body }) => body.status.readyReplicas === 3);
    });

    it("refuses pods that break the security level of their namespace", async () => {
        const pods = "/api/v1/namespaces/safe/pods";
        const refused = await cluster.request("POST", pods, {
            metadata: { name: "p" },
            spec: { hostNetwork: true, containers: [{ name: "main", image: "a" }] },
        });
        expect(refused.code).to.equal(403);
        expect(refused.body.message).to.equal(
            'pods "p" is forbidden: violates PodSecurity "restricted:latest": host namespaces (hostNetwork=true), ' +
                'allowPrivilegeEscalation != false (container "main" must set securityContext.allowPrivilegeEscalation=false), ' +
                'unrestricted capabilities (container "main" must set securityContext.capabilities.drop=["ALL"]), ' +
                'runAsNonRoot != true (pod or container "main" must set securityContext.runAsNonRoot=true), ' +
                'seccompProfile (pod or container "main" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
        );
        const allowed = await cluster.request("POST", pods, {
            metadata: { name: "p" },
            spec: {
                securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
                containers: [
                    {
                        name: "main",
                        image: "a",
                        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
                    },
                ],
            },
        });
        expect(allowed.code).to.equal(201);
    });

    it("names everything that is wrong with an object", async () => {
        const broken = deployment("broken", 1);
        const other = { metadata: { labels: { app: "other" } }, spec: { containers: [{ name: "main" }] } };
        const refused = await cluster.request("POST", "/apis/apps/v1/namespaces/open/deployments", {
            ...broken,
            spec: { ...broken.spec, template: other },
        });
        expect(refused.body.message)
            .to.contain("`selector` does not match template `labels`")
            .and.to.contain("spec.template.spec.containers[0].image: Required value");
        expect(refused.body.details?.causes).to.have.length(2);
        const noPorts = { metadata: { name: "s" }, spec: { type: "Nope" } };
        const service = await cluster.request("POST", "/api/v1/namespaces/open/services", noPorts);
        expect(service.body.message).to.contain(
            'spec.type: Unsupported value: "Nope": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
        );
    });

    it("holds custom resources to their schema, with its defaults and without unknown fields", async () => {
        await cluster.request("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", {
            metadata: { name: "pies.bakery.example.com" },
            spec: {
                group: "bakery.example.com",
                scope: "Namespaced",
                names: { plural: "pies", kind: "Pie" },
                versions: [
                    {
                        name: "v1",
                        served: true,
                        storage: true,
                        schema: {
                            openAPIV3Schema: {
                                type: "object",
                                properties: {
                                    spec: {
                                        type: "object",
                                        required: ["filling"],
                                        properties: {
                                            filling: { type: "string", enum: ["apple", "plum"] },
                                            slices: { type: "integer", minimum: 1, default: 8 },
                                            name: { type: "string", pattern: "^[a-z]+$" },
                                        },
                                    },
                                },
                            },
                        },
                    },
                ],
            },
        });
        const pies = "/apis/bakery.example.com/v1/namespaces/open/pies";
        const made = await cluster.request("POST", pies, {
            metadata: { name: "one" },
            spec: { filling: "plum", unknown: 1 },
        });
        expect(made.body.spec).to.deep.equal({ filling: "plum", slices: 8 });
        const refused = await cluster.request("POST", pies, {
            metadata: { name: "two" },
            spec: { slices: 0, name: "N" },
        });
        expect(refused.code).to.equal(422);
        expect(refused.body.message).to.equal(
            'Pie.bakery.example.com "two" is invalid: [spec.filling: Required value, ' +
                "spec.slices: Invalid value: 0: spec.slices in body should be greater than or equal to 1, " +
                "spec.name: Invalid value: \"N\": spec.name in body should match '^[a-z]+$']",
        );
        const typed = await cluster.request("PATCH", `${pies}/one`, { spec: { slices: "x" } }, merge);
        expect(typed.body.message).to.contain(
            'spec.slices: Invalid value: "string": spec.slices in body must be of type integer: "string"',
        );
    });
});
