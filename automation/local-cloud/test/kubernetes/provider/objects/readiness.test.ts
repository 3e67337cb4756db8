import { expect } from "chai";
import { type JsonObject } from "../../../../kubernetes/api/objects/json";
import { KubernetesApi } from "../../../../kubernetes/provider/client/kubernetesApi";
import { lacks } from "../../../../kubernetes/provider/objects/readiness";

const delayed: JsonObject = { metadata: { name: "late" }, volumeBindingMode: "WaitForFirstConsumer" };
const resources = [{ name: "storageclasses", kind: "StorageClass", namespaced: false }];

/** A cluster with one storage class, whose volumes wait for a pod. */
const api = new KubernetesApi(({ path }) =>
    Promise.resolve(path.endsWith("/late") ? delayed : { resources }),
);

function object(apiVersion: string, kind: string, spec: JsonObject, status: JsonObject): JsonObject {
    return { apiVersion, kind, metadata: { name: "x", namespace: "n", generation: 2 }, spec, status };
}

const full = { observedGeneration: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
const condition = (type: string, status: string, message = ""): JsonObject => ({
    conditions: [{ type, status, message }],
});

describe("readiness", () => {
    for (const [what, given] of [
        ["a Deployment with all its pods", object("apps/v1", "Deployment", { replicas: 2 }, full)],
        ["a StatefulSet with all its pods", object("apps/v1", "StatefulSet", { replicas: 2 }, full)],
        [
            "a DaemonSet on all its nodes",
            object("apps/v1", "DaemonSet", {}, { desiredNumberScheduled: 3, numberReady: 3 }),
        ],
        ["a Service within the cluster", object("v1", "Service", { type: "ClusterIP" }, {})],
        [
            "a Service with a load balancer",
            object(
                "v1",
                "Service",
                { type: "LoadBalancer" },
                { loadBalancer: { ingress: [{ hostname: "lb" }] } },
            ),
        ],
        ["a Pod that runs", object("v1", "Pod", {}, condition("Ready", "True"))],
        ["a Pod that is done", object("v1", "Pod", {}, { phase: "Succeeded" })],
        ["a bound claim", object("v1", "PersistentVolumeClaim", {}, { phase: "Bound" })],
        [
            "a claim whose volume waits for a pod",
            object("v1", "PersistentVolumeClaim", { storageClassName: "late" }, { phase: "Pending" }),
        ],
        ["an active Namespace", object("v1", "Namespace", {}, { phase: "Active" })],
        ["a complete Job", object("batch/v1", "Job", {}, condition("Complete", "True"))],
        ["an object without a status", object("v1", "ConfigMap", {}, {})],
        ["a custom object of a known name", object("example.com/v1", "Deployment", { replicas: 2 }, {})],
    ] as const) {
        it(`has ${what}`, async () => {
            expect(await lacks(given, api)).to.equal(undefined);
        });
    }

    for (const [what, given, reason] of [
        [
            "a Deployment without pods",
            object("apps/v1", "Deployment", { replicas: 2 }, {}),
            /0 of 2 pods are ready/,
        ],
        [
            "a Deployment whose update was not seen yet",
            object("apps/v1", "Deployment", { replicas: 2 }, { ...full, observedGeneration: 1 }),
            /pods are ready/,
        ],
        [
            "a Service without its load balancer",
            object("v1", "Service", { type: "LoadBalancer" }, {}),
            /no load balancer/,
        ],
        [
            "a Pod that crashes",
            object("v1", "Pod", {}, condition("Ready", "False", "back-off")),
            /Pending.*back-off/,
        ],
        ["an unbound claim", object("v1", "PersistentVolumeClaim", {}, { phase: "Pending" }), /not bound/],
        ["a running Job", object("batch/v1", "Job", {}, {}), /not complete/],
    ] as const) {
        it(`misses in ${what} what it lacks`, async () => {
            expect(await lacks(given, api)).to.match(reason);
        });
    }

    it("will not come for a Job that failed", async () => {
        const failed = object("batch/v1", "Job", {}, condition("Failed", "True", "back-off limit"));
        const error: unknown = await lacks(failed, api).catch((reason: unknown) => reason);
        expect(error)
            .to.be.instanceOf(Error)
            .with.property("message")
            .that.matches(/the job failed.*back-off limit/);
    });
});
