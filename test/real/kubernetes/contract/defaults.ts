import { expect } from "chai";
import { type Answer, without } from "../answer";
import { unique } from "../contractServer";
import { type Chapter, create, patches } from "./contract";
import { deployment } from "./patching";

/** What a created object says beyond its metadata. */
function content({ body }: Answer): Record<string, unknown> {
    return without(body, "apiVersion", "kind", "metadata");
}

/** What the server fills in for the kinds that layers make: a preview shows it, a diff must not. */
export const defaults: Chapter = (served) => {
    describe("defaults", () => {
        let namespace: string;
        const make = async (group: string, plural: string, kind: string, rest: object): Promise<Answer> => {
            const root = group === "v1" ? "/api/v1" : `/apis/${group}`;
            return create(served(), `${root}/namespaces/${namespace}/${plural}`, {
                apiVersion: group,
                kind,
                metadata: { name: "defaulted" },
                ...rest,
            });
        };
        const makeGlobal = async (
            group: string,
            plural: string,
            kind: string,
            rest: object,
        ): Promise<Answer> => {
            const name = unique("contract");
            const answer = await create(served(), `/apis/${group}/${plural}`, {
                apiVersion: group,
                kind,
                metadata: { name },
                ...rest,
            });
            await served().request("DELETE", `/apis/${group}/${plural}/${name}`);
            return answer;
        };

        before(async () => {
            namespace = await served().newNamespace();
        });

        it("of a Service", async () => {
            const made = await make("v1", "services", "Service", {
                spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
            });
            const address = made.text("spec.clusterIP");
            expect(content(made)).to.deep.equal({
                spec: {
                    clusterIP: address,
                    clusterIPs: [address],
                    internalTrafficPolicy: "Cluster",
                    ipFamilies: ["IPv4"],
                    ipFamilyPolicy: "SingleStack",
                    ports: [{ port: 80, protocol: "TCP", targetPort: 80 }],
                    selector: { app: "web" },
                    sessionAffinity: "None",
                    type: "ClusterIP",
                },
                status: { loadBalancer: {} },
            });
        });

        it("of a Service of type LoadBalancer", async () => {
            const path = `/api/v1/namespaces/${namespace}/services`;
            const made = await create(served(), path, {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "balanced" },
                spec: {
                    type: "LoadBalancer",
                    // A class that nobody serves: no controller makes anything of it.
                    loadBalancerClass: "contract.example.com/none",
                    selector: { app: "web" },
                    ports: [{ port: 80, targetPort: "http" }],
                },
            });
            const ports = made.list("spec.ports");
            const spec = without(made.at("spec"), "clusterIP", "clusterIPs", "ports");
            expect(spec).to.deep.equal({
                allocateLoadBalancerNodePorts: true,
                externalTrafficPolicy: "Cluster",
                internalTrafficPolicy: "Cluster",
                ipFamilies: ["IPv4"],
                ipFamilyPolicy: "SingleStack",
                loadBalancerClass: "contract.example.com/none",
                selector: { app: "web" },
                sessionAffinity: "None",
                type: "LoadBalancer",
            });
            const [port] = ports as { nodePort: number }[];
            expect(port?.nodePort).to.be.within(30000, 32767);
            expect(made.at("metadata.finalizers")).to.equal(undefined);
            const kept = await served().request("PUT", `${path}/balanced`, {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "balanced" },
                spec: {
                    type: "LoadBalancer",
                    loadBalancerClass: "contract.example.com/none",
                    selector: { app: "other" },
                    ports: [{ port: 80, targetPort: "http" }],
                },
            });
            expect([kept.code, kept.at("spec.clusterIP"), kept.at("spec.ports")]).to.deep.equal([
                200,
                made.at("spec.clusterIP"),
                ports,
            ]);
            const plain = await served().request(
                "PATCH",
                `${path}/balanced`,
                { spec: { type: "ClusterIP", loadBalancerClass: null } },
                patches.merge,
            );
            expect([plain.code, plain.at("spec.ports")]).to.deep.equal([
                200,
                [{ port: 80, protocol: "TCP", targetPort: "http" }],
            ]);
            expect(plain.at("spec.externalTrafficPolicy")).to.equal(undefined);
            expect(plain.at("spec.allocateLoadBalancerNodePorts")).to.equal(undefined);
        });

        it("of a headless Service and of one that is a name", async () => {
            const path = `/api/v1/namespaces/${namespace}/services`;
            const service = (name: string, spec: object) =>
                create(served(), path, { apiVersion: "v1", kind: "Service", metadata: { name }, spec });
            const headless = await service("headless", { clusterIP: "None", selector: { a: "b" } });
            expect(headless.at("spec")).to.deep.equal({
                clusterIP: "None",
                clusterIPs: ["None"],
                internalTrafficPolicy: "Cluster",
                ipFamilies: ["IPv4"],
                ipFamilyPolicy: "SingleStack",
                selector: { a: "b" },
                sessionAffinity: "None",
                type: "ClusterIP",
            });
            const named = await service("named", { type: "ExternalName", externalName: "example.com" });
            expect(named.at("spec")).to.deep.equal({
                externalName: "example.com",
                sessionAffinity: "None",
                type: "ExternalName",
            });
        });

        it("of a Deployment", async () => {
            const { spec: given, ...rest } = deployment("defaulted");
            const made = await make("apps/v1", "deployments", "Deployment", { ...rest, spec: given });
            expect(made.at("metadata.generation")).to.equal(1);
            expect(content(made)).to.deep.equal({
                spec: {
                    progressDeadlineSeconds: 600,
                    replicas: 0,
                    revisionHistoryLimit: 10,
                    selector: { matchLabels: { app: "defaulted" } },
                    strategy: {
                        rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" },
                        type: "RollingUpdate",
                    },
                    template: {
                        metadata: { labels: { app: "defaulted" } },
                        spec: {
                            containers: [
                                {
                                    env: [{ name: "A", value: "1" }],
                                    image: "web:1",
                                    imagePullPolicy: "IfNotPresent",
                                    name: "web",
                                    resources: {},
                                    terminationMessagePath: "/dev/termination-log",
                                    terminationMessagePolicy: "File",
                                },
                            ],
                            dnsPolicy: "ClusterFirst",
                            restartPolicy: "Always",
                            schedulerName: "default-scheduler",
                            securityContext: {},
                            terminationGracePeriodSeconds: 30,
                        },
                    },
                },
                status: {},
            });
        });

        it("of a StatefulSet", async () => {
            const labels = { app: "set" };
            const made = await make("apps/v1", "statefulsets", "StatefulSet", {
                spec: {
                    replicas: 0,
                    selector: { matchLabels: labels },
                    template: { metadata: { labels }, spec: { containers: [{ name: "a", image: "a" }] } },
                    volumeClaimTemplates: [
                        {
                            metadata: { name: "data" },
                            spec: {
                                accessModes: ["ReadWriteOnce"],
                                resources: { requests: { storage: "1Gi" } },
                            },
                        },
                    ],
                },
            });
            const spec = without(made.at("spec"), "template");
            expect(made.at("spec.template.spec.containers.0.imagePullPolicy")).to.equal("Always");
            expect(spec).to.deep.equal({
                persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
                podManagementPolicy: "OrderedReady",
                replicas: 0,
                revisionHistoryLimit: 10,
                selector: { matchLabels: labels },
                serviceName: "",
                updateStrategy: { rollingUpdate: { partition: 0 }, type: "RollingUpdate" },
                volumeClaimTemplates: [
                    {
                        apiVersion: "v1",
                        kind: "PersistentVolumeClaim",
                        metadata: { name: "data" },
                        spec: {
                            accessModes: ["ReadWriteOnce"],
                            resources: { requests: { storage: "1Gi" } },
                            volumeMode: "Filesystem",
                        },
                        status: { phase: "Pending" },
                    },
                ],
            });
        });

        it("of a NetworkPolicy", async () => {
            const made = await make("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", {
                spec: { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }], egress: [{}] },
            });
            expect(content(made)).to.deep.equal({
                spec: {
                    egress: [{}],
                    ingress: [{ ports: [{ port: 80, protocol: "TCP" }] }],
                    podSelector: {},
                    policyTypes: ["Ingress", "Egress"],
                },
            });
        });

        it("of a LimitRange", async () => {
            const made = await make("v1", "limitranges", "LimitRange", {
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
            expect(content(await make(group, "roles", "Role", { rules }))).to.deep.equal({ rules });
            const binding = await make(group, "rolebindings", "RoleBinding", {
                subjects: [
                    { kind: "User", name: "me" },
                    { kind: "ServiceAccount", name: "default", namespace },
                ],
                roleRef: { kind: "Role", name: "defaulted", apiGroup: "rbac.authorization.k8s.io" },
            });
            expect(content(binding)).to.deep.equal({
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "defaulted" },
                subjects: [
                    { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "me" },
                    { kind: "ServiceAccount", name: "default", namespace },
                ],
            });
            expect(content(await makeGlobal(group, "clusterroles", "ClusterRole", { rules }))).to.deep.equal({
                rules,
            });
        });

        it("of a StorageClass", async () => {
            const made = await makeGlobal("storage.k8s.io/v1", "storageclasses", "StorageClass", {
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
            const priority = await makeGlobal("scheduling.k8s.io/v1", "priorityclasses", "PriorityClass", {
                value: 7,
            });
            expect(content(priority)).to.deep.equal({ value: 7, preemptionPolicy: "PreemptLowerPriority" });
            const ingress = await makeGlobal("networking.k8s.io/v1", "ingressclasses", "IngressClass", {
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
            const driver = await makeGlobal("storage.k8s.io/v1", "csidrivers", "CSIDriver", { spec: {} });
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
                clientConfig: { service: { name: "web", namespace } },
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
                const made = await makeGlobal(group, `${kind.toLowerCase()}s`, kind, { webhooks });
                expect(made.at("webhooks.0")).to.deep.equal({
                    ...webhook,
                    clientConfig: { service: { name: "web", namespace, port: 443 } },
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

        it("belong to who left them out", async () => {
            const made = await create(
                served(),
                `/api/v1/namespaces/${namespace}/services?fieldManager=maker`,
                {
                    apiVersion: "v1",
                    kind: "Service",
                    metadata: { name: "owned" },
                    spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
                },
            );
            expect(made.at("metadata.managedFields.0.manager")).to.equal("maker");
            expect(made.at("metadata.managedFields.0.fieldsV1")).to.deep.equal({
                "f:spec": {
                    "f:internalTrafficPolicy": {},
                    "f:ports": {
                        ".": {},
                        'k:{"port":80,"protocol":"TCP"}': {
                            ".": {},
                            "f:port": {},
                            "f:protocol": {},
                            "f:targetPort": {},
                        },
                    },
                    "f:selector": {},
                    "f:sessionAffinity": {},
                    "f:type": {},
                },
            });
        });

        it("of a DaemonSet", async () => {
            const labels = { app: "daemon" };
            const made = await make("apps/v1", "daemonsets", "DaemonSet", {
                spec: {
                    selector: { matchLabels: labels },
                    template: {
                        metadata: { labels },
                        spec: {
                            nodeSelector: { "contract.example.com/none": "yes" },
                            containers: [
                                {
                                    name: "a",
                                    image: "a",
                                    resources: { limits: { cpu: "1000m", memory: "0.5Gi" } },
                                },
                            ],
                        },
                    },
                },
            });
            expect(made.at("metadata.annotations")).to.deep.equal({
                "deprecated.daemonset.template.generation": "1",
            });
            expect(without(made.at("spec"), "template")).to.deep.equal({
                revisionHistoryLimit: 10,
                selector: { matchLabels: labels },
                updateStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }, type: "RollingUpdate" },
            });
            expect(made.at("spec.template.spec.containers.0.resources")).to.deep.equal({
                limits: { cpu: "1", memory: "512Mi" },
            });
        });

        it("of a Service for local traffic only", async () => {
            const path = `/api/v1/namespaces/${namespace}/services`;
            const made = await create(served(), path, {
                apiVersion: "v1",
                kind: "Service",
                metadata: { name: "local" },
                spec: {
                    type: "LoadBalancer",
                    loadBalancerClass: "contract.example.com/none",
                    externalTrafficPolicy: "Local",
                    ports: [{ port: 80 }],
                },
            });
            expect(made.at("spec.healthCheckNodePort")).to.be.within(30000, 32767);
        });

        it("of a ServiceAccount, a Secret and a ConfigMap", async () => {
            expect(content(await make("v1", "serviceaccounts", "ServiceAccount", {}))).to.deep.equal({});
            expect(content(await make("v1", "secrets", "Secret", {}))).to.deep.equal({ type: "Opaque" });
            expect(content(await make("v1", "configmaps", "ConfigMap", { data: {} }))).to.deep.equal({});
        });

        it("of an Ingress", async () => {
            const made = await make("networking.k8s.io/v1", "ingresses", "Ingress", {
                spec: {
                    rules: [
                        {
                            host: "example.com",
                            http: {
                                paths: [
                                    {
                                        path: "/",
                                        pathType: "Prefix",
                                        backend: { service: { name: "web", port: { number: 80 } } },
                                    },
                                ],
                            },
                        },
                    ],
                },
            });
            expect(made.at("status")).to.deep.equal({ loadBalancer: {} });
            expect(made.at("metadata.generation")).to.equal(1);
        });

        it("of a Job and a CronJob", async () => {
            const template = { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "a:1" }] } };
            const job = await make("batch/v1", "jobs", "Job", { spec: { suspend: true, template } });
            const { template: made, selector, ...spec } = job.at("spec") as Record<string, unknown>;
            expect(spec).to.deep.equal({
                backoffLimit: 6,
                completionMode: "NonIndexed",
                completions: 1,
                manualSelector: false,
                parallelism: 1,
                podReplacementPolicy: "TerminatingOrFailed",
                suspend: true,
            });
            const uid = job.text("metadata.uid");
            expect(selector).to.deep.equal({ matchLabels: { "batch.kubernetes.io/controller-uid": uid } });
            expect(made).to.have.nested.property("metadata.labels").that.deep.equals({
                "batch.kubernetes.io/controller-uid": uid,
                "batch.kubernetes.io/job-name": "defaulted",
                "controller-uid": uid,
                "job-name": "defaulted",
            });
            const cron = await make("batch/v1", "cronjobs", "CronJob", {
                spec: { schedule: "@daily", suspend: true, jobTemplate: { spec: { template } } },
            });
            const rest = without(cron.at("spec"), "jobTemplate");
            expect(rest).to.deep.equal({
                concurrencyPolicy: "Allow",
                failedJobsHistoryLimit: 1,
                schedule: "@daily",
                successfulJobsHistoryLimit: 3,
                suspend: true,
            });
        });

        it("of a disruption budget and an autoscaler", async () => {
            const budget = await make("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget", {
                spec: { minAvailable: 1, selector: { matchLabels: { app: "none" } } },
            });
            expect(budget.at("spec")).to.deep.equal({
                minAvailable: 1,
                selector: { matchLabels: { app: "none" } },
            });
            const scaler = await make(
                "autoscaling/v2",
                "horizontalpodautoscalers",
                "HorizontalPodAutoscaler",
                {
                    spec: {
                        maxReplicas: 2,
                        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "none" },
                    },
                },
            );
            expect(scaler.at("spec")).to.deep.equal({
                maxReplicas: 2,
                metrics: [
                    {
                        resource: { name: "cpu", target: { averageUtilization: 80, type: "Utilization" } },
                        type: "Resource",
                    },
                ],
                minReplicas: 1,
                scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "none" },
            });
        });
    });
};
