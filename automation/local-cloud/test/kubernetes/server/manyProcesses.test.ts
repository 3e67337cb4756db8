import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { bootstrapCluster } from "../../../kubernetes/api/bootstrap/bootstrapCluster";
import { setNodes } from "../../../kubernetes/api/bootstrap/setNodes";
import { type KubernetesServer, startKubernetesServer } from "../../../kubernetes/server/kubernetesServer";
import { openJournalStore } from "../../../store/journalStore";
import { type Store } from "../../../store/store";
import { giveToEks } from "../eksAccount";
import { type Body, eventually } from "../testCluster";

describe("Several servers of one account", () => {
    let folder: string;
    let stores: Store[];
    let servers: KubernetesServer[];
    let notices: string[];

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "kubernetes-api-"));
        stores = [];
        servers = [];
        notices = [];
    });

    afterEach(async () => {
        for (const server of servers) await server.close();
        for (const store of stores) store.close();
        rmSync(folder, { recursive: true, force: true });
    });

    function openStore(): Store {
        const store = openJournalStore(folder, "123456789012");
        stores.push(store);
        return store;
    }

    async function serve(
        controllers = true,
    ): Promise<(method: string, path: string, body?: object) => Promise<Body>> {
        const server = await startKubernetesServer({
            store: openStore(),
            notice: (text) => notices.push(text),
            controllers,
        });
        servers.push(server);
        return async (method, path, body) => {
            const response = await fetch(server.url("TEST") + path, {
                method,
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            });
            return (await response.json()) as Body;
        };
    }

    const deployments = "/apis/apps/v1/namespaces/default/deployments";
    const pods = "/api/v1/namespaces/default/pods";

    function deployment(name: string) {
        const labels = { app: name };
        return {
            metadata: { name },
            spec: {
                replicas: 3,
                selector: { matchLabels: labels },
                template: { metadata: { labels }, spec: { containers: [{ name: "main", image: "a:1" }] } },
            },
        };
    }

    it("make every pod once", async () => {
        const store = openStore();
        bootstrapCluster(store, "TEST", "1.32");
        setNodes(store, "TEST", { name: "main", count: 2 });
        const [one, two] = [await serve(), await serve()];
        for (let index = 0; index < 10; index += 1) {
            await (index % 2 === 0 ? one : two)("POST", deployments, deployment(`web-${index}`));
        }
        await eventually(
            () => one("GET", deployments),
            ({ items }) => items.every(({ status }) => status.readyReplicas === 3),
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect((await two("GET", pods)).items).to.have.length(30);
        expect(notices).to.deep.equal([]);
    });

    it("make every load balancer once, and take it away", async () => {
        const store = openStore();
        giveToEks(store, "TEST", "1.32");
        bootstrapCluster(store, "TEST", "1.32");
        const [one, two] = [await serve(), await serve()];
        const services = "/api/v1/namespaces/default/services";
        const spec = { type: "LoadBalancer", ports: [{ port: 80 }] };
        const names = ["a", "b", "c", "d"];
        for (const name of names) await one("POST", services, { metadata: { name }, spec });
        const hasAddress = ({ status }: Body) => JSON.stringify(status).includes("hostname");
        await eventually(
            () => two("GET", services),
            ({ items }) => items.filter(hasAddress).length === names.length,
        );
        expect(store.list("lb/loadBalancer")).to.have.length(names.length);
        expect(store.list("ec2/networkInterface")).to.have.length(2 * names.length);
        for (const name of names) await two("DELETE", `${services}/${name}`);
        await eventually(
            () => one("GET", services),
            ({ items }) => items.length === 1,
        );
        for (const kind of ["lb/loadBalancer", "lb/targetGroup", "lb/listener", "ec2/networkInterface"]) {
            expect(store.list(kind), kind).to.deep.equal([]);
        }
        expect(store.list("ec2/securityGroup")).to.deep.equal([]);
        expect(notices).to.deep.equal([]);
    });

    it("finish what one of them left undone", async () => {
        bootstrapCluster(openStore(), "TEST", "1.32");
        setNodes(openStore(), "TEST", { name: "main", count: 1 });
        const first = await serve(false);
        await first("POST", deployments, deployment("web"));
        await first("POST", "/api/v1/namespaces", { metadata: { name: "leaving" } });
        await first("DELETE", "/api/v1/namespaces/leaving");
        await servers.pop()?.close();
        const second = await serve();
        await eventually(
            () => second("GET", pods),
            ({ items }) => items.length === 3 && items.every(({ status }) => status.phase === "Running"),
        );
        await eventually(
            () => second("GET", "/api/v1/namespaces/leaving"),
            ({ reason }) => reason === "NotFound",
        );
    });
});
