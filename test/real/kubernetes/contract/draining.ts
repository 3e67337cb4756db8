import { expect } from "chai";
import { randomBytes } from "node:crypto";
import { discover } from "../../../../automation/drain/cluster/discover";
import { connect } from "../../../../automation/drain/cluster/connect";
import type { KubeClient } from "../../../../automation/drain/cluster/kubeClient";
import { listCluster } from "../../../../automation/drain/listCluster";
import { managedObjects } from "../../../../automation/drain/managedObjects";
import { perform } from "../../../../automation/drain/perform";
import { planDrain } from "../../../../automation/drain/planDrain";
import { objectName, type ClusterObject } from "../../../../automation/drain/cluster/clusterObject";
import { stuckObject } from "../../../../automation/drain/stuckObject";
import { eventually } from "../eventually";
import { type Chapter, create, patches } from "./contract";

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const group = "gateway.networking.k8s.io";
const finalizer = "gateway.k8s.aws/alb";

/** The definition of a kind of the Gateway API; servers want to know who approved what is in a group of Kubernetes. */
function definition(kind: string, plural: string): object {
    const anything = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
    const schema = { openAPIV3Schema: { type: "object", properties: { spec: anything, status: anything } } };
    const approved = "https://github.com/kubernetes-sigs/gateway-api/pull/1";
    return {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: {
            name: `${plural}.${group}`,
            annotations: { "api-approved.kubernetes.io": approved },
        },
        spec: {
            group,
            scope: "Namespaced",
            names: { kind, plural },
            versions: [{ name: "v1", served: true, storage: true, schema, subresources: { status: {} } }],
        },
    };
}

const kinds = [
    ["Gateway", "gateways"],
    ["HTTPRoute", "httproutes"],
] as const;

/** What a drain finds in a cluster, and its deletions, over its own client. */
export const draining: Chapter = (served) => {
    describe("the drain", () => {
        let namespace: string;
        let client: KubeClient;
        const made: string[] = [];
        const path = (plural: string, name = "") => {
            const all = `/apis/${group}/v1/namespaces/${namespace}/${plural}`;
            return name === "" ? all : `${all}/${name}`;
        };
        const look = async (): Promise<ClusterObject[]> => {
            const found = await listCluster(client, await discover(client));
            // A named cluster may have some of its own.
            return found.filter(
                ({ type, object }) => type.group === group && object.metadata.namespace === namespace,
            );
        };

        before(async () => {
            namespace = await served().newNamespace();
            client = await connect(served().config.exportConfig(), {
                cluster: served().name,
                signal: new AbortController().signal,
                isGone: () => Promise.resolve(false),
            });
            for (const [kind, plural] of kinds) {
                const at = `${definitions}/${plural}.${group}`;
                // Where a named cluster has the Gateway API already, that is used.
                if ((await served().request("GET", at)).code === 404) {
                    await create(served(), definitions, definition(kind, plural));
                    made.push(at);
                }
                await eventually(
                    () => served().request("GET", path(plural)),
                    ({ code }) => code === 200,
                );
            }
        });
        after(async () => {
            client.close();
            for (const at of made) await served().request("DELETE", at);
        });

        it("finds a Gateway with a finalizer and its route, deletes both, and waits for the Gateway", async () => {
            const name = `web-${randomBytes(3).toString("hex")}`;
            await create(served(), path("gateways"), {
                apiVersion: `${group}/v1`,
                kind: "Gateway",
                metadata: { name, finalizers: [finalizer] },
                spec: { gatewayClassName: "none", listeners: [{ name: "web", port: 80, protocol: "HTTP" }] },
            });
            await create(served(), path("httproutes"), {
                apiVersion: `${group}/v1`,
                kind: "HTTPRoute",
                metadata: { name },
                spec: { parentRefs: [{ name }], rules: [{ backendRefs: [{ name, port: 80 }] }] },
            });

            const found = await eventually(look, (item) => item.length === 2);
            const [step] = planDrain(found, managedObjects([]));
            if (step === undefined) throw new Error("nothing is planned");
            expect(step.name).to.equal("load-balancers");
            expect(step.actions.map((action) => `${action.kind} ${objectName(action.target)}`)).to.deep.equal(
                [`delete Gateway ${namespace}/${name}`, `delete HTTPRoute ${namespace}/${name}`],
            );
            await perform(client, step.actions);

            const [held, ...others] = await look();
            if (held === undefined) throw new Error("the Gateway did not wait for its finalizer");
            expect(others).to.deep.equal([]);
            const [waiting] = planDrain([held], managedObjects([]));
            expect(waiting?.actions).to.deep.equal([]);
            expect(waiting?.waitsFor.map(objectName)).to.deep.equal([`Gateway ${namespace}/${name}`]);
            expect(stuckObject(held)).to.deep.include({ finalizers: [finalizer] });

            const none = { metadata: { finalizers: null } };
            await served().request("PATCH", path("gateways", name), none, patches.merge);
            await eventually(look, (item) => item.length === 0);
        });
    });
};
