import { expect } from "chai";
import { without } from "../answer";
import { type Chapter } from "./contract";
import { content, DefaultsMaker } from "./defaultsMaker";
import { deployment } from "./patching";

/** What the server fills in for what makes Pods: a preview shows it, a diff must not. */
export const workloadDefaults: Chapter = (served) => {
    describe("defaults of workloads", () => {
        const maker = new DefaultsMaker(served);

        before(() => maker.open());

        it("of a Deployment", async () => {
            const { spec: given, ...rest } = deployment("defaulted");
            const made = await maker.make("apps/v1", "deployments", "Deployment", { ...rest, spec: given });
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
            const made = await maker.make("apps/v1", "statefulsets", "StatefulSet", {
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

        it("of a DaemonSet", async () => {
            const labels = { app: "daemon" };
            const made = await maker.make("apps/v1", "daemonsets", "DaemonSet", {
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

        it("of a Job and a CronJob", async () => {
            const template = { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "a:1" }] } };
            const job = await maker.make("batch/v1", "jobs", "Job", { spec: { suspend: true, template } });
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
            const cron = await maker.make("batch/v1", "cronjobs", "CronJob", {
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
            const budget = await maker.make("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget", {
                spec: { minAvailable: 1, selector: { matchLabels: { app: "none" } } },
            });
            expect(budget.at("spec")).to.deep.equal({
                minAvailable: 1,
                selector: { matchLabels: { app: "none" } },
            });
            const scaler = await maker.make(
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
