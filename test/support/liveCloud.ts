import { DescribeClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import { KubeConfig } from "@kubernetes/client-node";
import { expect } from "chai";
import { join } from "node:path";
import type { LocalCloud } from "../../automation/cake/session/local/localCloud";
import { openLocalCloud } from "../../automation/cake/session/local/openLocalCloud";
import "../../automation/sweep/aws/quietSdk";

/** The account of sandboxes and shared dev environments. */
export const account = "111111111111";

/** Works on the account of a project's sandboxes, while no command does. */
export async function inCloud<T>(project: string, work: (cloud: LocalCloud) => Promise<T>): Promise<T> {
    const cloud = await openLocalCloud({
        folder: join(project, ".cake/local-cloud"),
        account,
        region: "eu-central-1",
        latency: "none",
    });
    try {
        return await work(cloud);
    } finally {
        await cloud.close();
    }
}

/** Asks again until an answer satisfies; fails after ten seconds. */
export async function eventually<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
    for (const end = Date.now() + 10_000; ;) {
        const answer = await ask();
        if (isEnough(answer)) return answer;
        if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** An object as the API answers it. */
export interface Answered {
    readonly code: number;
    readonly body: {
        readonly status?: {
            readonly phase?: string;
            readonly loadBalancer?: { readonly ingress?: unknown };
            readonly conditions?: readonly { readonly type: string; readonly status: string }[];
        };
    };
}

/** The Kubernetes API of an environment's cluster, as a person with kubectl has it. */
export interface LiveCluster {
    readonly kubeconfig: KubeConfig;
    readonly url: string;
    ask(method: string, path: string, body?: object): Promise<Answered>;
    /** Creates an object below a path; fails where that is refused. */
    create(path: string, object: object): Promise<void>;
    /** Waits until an object is as it is to be. */
    until(path: string, isEnough: (object: Answered) => boolean): Promise<Answered>;
}

/** Reaches the cluster of an environment. */
export async function liveCluster(cloud: LocalCloud, environment: string): Promise<LiveCluster> {
    const { cluster } = await new EKSClient(cloud.aws).send(
        new DescribeClusterCommand({ name: environment }),
    );
    const text = {
        clusters: [{ name: "it", cluster: { server: cluster?.endpoint } }],
        users: [{ name: "me", user: {} }],
        contexts: [{ name: "it", context: { cluster: "it", user: "me" } }],
        "current-context": "it",
    };
    const kubeconfig = new KubeConfig();
    kubeconfig.loadFromString(cloud.kubeconfig(JSON.stringify(text)));
    const url = kubeconfig.getCurrentCluster()?.server ?? "";
    const ask = async (method: string, path: string, body?: object): Promise<Answered> => {
        const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
        const answer = await fetch(`${url}${path}`, {
            method,
            headers: { "content-type": type },
            ...(body && { body: JSON.stringify(body) }),
        });
        return { code: answer.status, body: (await answer.json()) as Answered["body"] };
    };
    return {
        kubeconfig,
        url,
        ask,
        create: async (path, object) => {
            const { code, body } = await ask("POST", path, object);
            expect(code, JSON.stringify(body)).to.equal(201);
        },
        until: (path, isEnough) => eventually(() => ask("GET", path), isEnough),
    };
}

const inDefault = "/api/v1/namespaces/default";

/** Makes what a team makes: a Service with a load balancer, and a claim that a pod holds; waits until both are there. */
export async function makeWorkload(cluster: LiveCluster, name = "shop"): Promise<void> {
    const annotations = { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing" };
    await cluster.create(`${inDefault}/services`, {
        metadata: { name, annotations },
        spec: { type: "LoadBalancer", selector: { app: name }, ports: [{ port: 443 }] },
    });
    await cluster.create(`${inDefault}/persistentvolumeclaims`, {
        metadata: { name },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "8Gi" } } },
    });
    await cluster.create("/apis/apps/v1/namespaces/default/deployments", {
        metadata: { name },
        spec: {
            selector: { matchLabels: { app: name } },
            template: {
                metadata: { labels: { app: name } },
                spec: {
                    containers: [{ name: "main", image: "shop:1" }],
                    volumes: [{ name: "data", persistentVolumeClaim: { claimName: name } }],
                },
            },
        },
    });
    await cluster.until(
        `${inDefault}/services/${name}`,
        ({ body }) => body.status?.loadBalancer?.ingress !== undefined,
    );
    await cluster.until(
        `${inDefault}/persistentvolumeclaims/${name}`,
        ({ body }) => body.status?.phase === "Bound",
    );
}
