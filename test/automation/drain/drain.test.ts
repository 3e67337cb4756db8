import { expect } from "chai";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { drain, type DrainEnd } from "../../../automation/drain/drain";
import { connect } from "../../../automation/drain/cluster/connect";
import type { KubeClientOptions } from "../../../automation/drain/cluster/kubeClient";
import { ClusterGone } from "../../../automation/drain/cluster/kubeErrors";
import { managedObjects } from "../../../automation/drain/managedObjects";
import { CakeError } from "../../../automation/system/errors";

type Behaviour = (request: IncomingMessage, response: ServerResponse, calls: number) => boolean;

const discovery = { kind: "APIGroupDiscoveryList", items: [] };
const service = (deletionTimestamp?: string) => ({
    metadata: {
        name: "shop",
        namespace: "default",
        uid: "1",
        finalizers: ["service.k8s.aws/resources"],
        ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
    },
    spec: { type: "LoadBalancer" },
});

describe("draining a cluster", () => {
    let server: Server;
    let behaves: Behaviour;
    let isGone: boolean;
    let asked: string[];
    let deletedAt: string | undefined;

    /** A Kubernetes API with one Service that never goes, as far as it behaves. */
    function answer(request: IncomingMessage, response: ServerResponse): void {
        asked.push(`${request.method ?? ""} ${request.url?.split("?")[0] ?? ""}`);
        if (behaves(request, response, asked.length)) return;
        const path = request.url ?? "";
        if (request.method === "DELETE") deletedAt = "2026-01-01T00:00:00Z";
        const items = path.startsWith("/api/v1/services") ? [service(deletedAt)] : [];
        response.end(JSON.stringify(path === "/apis" ? discovery : { items, metadata: {} }));
    }

    beforeEach(async () => {
        asked = [];
        behaves = () => false;
        isGone = false;
        deletedAt = undefined;
        server = createServer(answer);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });

    afterEach(() => {
        server.closeAllConnections();
        server.close();
    });

    async function drained(more: Partial<KubeClientOptions> = {}, deadline = 1500): Promise<DrainEnd> {
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const kubeconfig = JSON.stringify({
            clusters: [{ name: "it", cluster: { server: url, "insecure-skip-tls-verify": true } }],
            users: [{ name: "me", user: { token: "secret" } }],
            contexts: [{ name: "it", context: { cluster: "it", user: "me" } }],
            "current-context": "it",
        });
        const { signal } = new AbortController();
        const client = await connect(kubeconfig, {
            cluster: "dev-1",
            signal,
            pause: 1,
            timeLimit: 2000,
            isGone: () => Promise.resolve(isGone),
            ...more,
        });
        const nothing = (): void => undefined;
        try {
            return await drain(client, {
                managed: managedObjects([]),
                deadline,
                signal,
                onStep: nothing,
                onDeleting: nothing,
                onGone: nothing,
                onWaiting: nothing,
            });
        } finally {
            client.close();
        }
    }

    function refuse(response: ServerResponse, status: number, message: string): true {
        response.statusCode = status;
        response.end(JSON.stringify({ kind: "Status", message }));
        return true;
    }

    async function failure(run: Promise<unknown>): Promise<CakeError> {
        const error = await run.then(
            () => undefined,
            (thrown: unknown) => thrown,
        );
        if (error instanceof CakeError) return error;
        throw new Error(`no CakeError but ${String(error)}`);
    }

    it("ends with what it waited for when its time is up", async () => {
        const end = await drained();
        expect(end).to.deep.equal({
            result: "timedOut",
            step: "load-balancers",
            waitingFor: [
                {
                    object: "Service default/shop",
                    finalizers: ["service.k8s.aws/resources"],
                    reason: "finalizers service.k8s.aws/resources, deleted at 2026-01-01T00:00:00Z",
                    patch: [
                        "patch",
                        "services/shop",
                        "-n",
                        "default",
                        "--type=merge",
                        "-p",
                        '{"metadata":{"finalizers":null}}',
                    ],
                },
            ],
        });
        expect(asked.filter((call) => call.startsWith("DELETE"))).to.deep.equal([
            "DELETE /api/v1/namespaces/default/services/shop",
        ]);
    });

    it("names the verb and the resource that it is not allowed", async () => {
        behaves = ({ method }, response) =>
            method === "DELETE" && refuse(response, 403, 'User "ci" cannot delete resource "services"');
        const error = await failure(drained());
        expect(error.exitCode).to.equal(3);
        expect(error.message).to.equal(
            'The cluster dev-1 does not allow to delete services in namespace default: User "ci" cannot delete resource "services"',
        );
    });

    it("tries again what is throttled or fails inside, and not for ever", async () => {
        behaves = (_, response, calls) => calls <= 3 && refuse(response, calls === 1 ? 429 : 500, "later");
        expect((await drained()).result).to.equal("timedOut");
        behaves = (_, response) => refuse(response, 500, "etcd is gone");
        const error = await failure(drained());
        expect(error.exitCode).to.equal(1);
        expect(error.message).to.match(/^The Kubernetes API of dev-1 answered 500 to get .*: etcd is gone$/);
    });

    it("gives up on an API that hangs", async () => {
        behaves = () => true;
        const error = await failure(drained({ timeLimit: 50 }));
        expect(error.exitCode).to.equal(9);
        expect(error.message).to.contain("does not answer");
    });

    it("says so if the cluster vanishes in the middle, but only if that is proven", async () => {
        behaves = (request) => {
            if (request.method === "DELETE") request.destroy();
            return request.method === "DELETE";
        };
        const error = await failure(drained({ tries: 2 }));
        expect(error.message).to.match(
            /^The Kubernetes API of dev-1 cannot be reached for delete services: /,
        );
        isGone = true;
        const gone = await drained().catch((thrown: unknown) => thrown);
        expect(gone).to.be.instanceOf(ClusterGone);
    });
});
