import { expect } from "chai";
import { type JsonMap, text } from "../../../../model/json";
import { network } from "../../eksAccount";
import { type Body, eventually, startTestCluster, type TestCluster } from "../../testCluster";
import { installController, removeNodes } from "../controllers";

const services = "/api/v1/namespaces/default/services";
const ingresses = "/apis/networking.k8s.io/v1/namespaces/default/ingresses";
const prefix = "service.beta.kubernetes.io/aws-load-balancer";

describe("Load balancers of Services and Ingresses", () => {
    let cluster: TestCluster;

    beforeEach(async () => {
        cluster = await startTestCluster();
    });

    afterEach(() => cluster.close());

    const bodies = (kind: string) => cluster.store.list<JsonMap>(kind).map(({ body }) => body);
    const count = (kind: string) => cluster.store.list(kind).length;

    async function create(annotations: Record<string, string> = {}, name = "web"): Promise<Body> {
        await cluster.request("POST", services, {
            metadata: { name, annotations },
            spec: {
                type: "LoadBalancer",
                selector: { app: "web" },
                ports: [{ port: 80 }, { port: 443 }].map((port) => ({ ...port, name: `p${port.port}` })),
            },
        });
        return read(name, ({ status }) => status.loadBalancer !== undefined && hostOf(status) !== "");
    }

    function hostOf(status: Record<string, unknown>): string {
        const { ingress } = status.loadBalancer as { ingress?: { hostname: string }[] };
        return ingress?.[0]?.hostname ?? "";
    }

    async function read(name: string, isEnough: (service: Body) => boolean): Promise<Body> {
        const ask = async () => (await cluster.request("GET", `${services}/${name}`)).body;
        return eventually(ask, isEnough);
    }

    async function untilGone(path: string): Promise<void> {
        await eventually(
            () => cluster.request("GET", path),
            ({ code }) => code === 404,
        );
    }

    const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

    function expectNothingLeft(): void {
        const kinds = [
            "lb/loadBalancer",
            "lb/targetGroup",
            "lb/listener",
            "ec2/networkInterface",
            "ec2/securityGroup",
        ];
        for (const kind of kinds) expect(bodies(kind), kind).to.deep.equal([]);
    }

    describe("by the cloud provider in the control plane", () => {
        it("are made with interfaces and a security group, tagged as it tags", async () => {
            const service = await create({
                [`${prefix}-type`]: "nlb",
                [`${prefix}-additional-resource-tags`]: "team=a",
            });
            expect(service.metadata.finalizers).to.deep.equal([
                "service.kubernetes.io/load-balancer-cleanup",
            ]);
            const [balancer] = bodies("lb/loadBalancer");
            expect(balancer).to.deep.include({
                loadBalancerType: "network",
                internal: false,
                subnets: network.public,
            });
            expect(balancer?.tagsAll).to.deep.equal({
                team: "a",
                "kubernetes.io/cluster/test": "owned",
                "kubernetes.io/service-name": "default/web",
            });
            expect(hostOf(service.status)).to.equal(balancer?.dnsName);
            const interfaces = bodies("ec2/networkInterface");
            expect(interfaces.map(({ subnetId }) => subnetId)).to.have.members(network.public);
            for (const each of interfaces) {
                expect(each.description).to.match(/^ELB net\/a[0-9a-f]{31}\/[0-9a-f]{16}$/);
                expect(each.publicIp).not.to.equal("");
            }
            const [group] = bodies("ec2/securityGroup");
            expect(group?.name).to.match(/^k8s-elb-a/);
            expect(group?.vpcId).to.equal(network.vpc);
            expect(count("lb/targetGroup")).to.equal(2);
            expect(count("lb/listener")).to.equal(2);
        });

        it("are in private subnets, without public addresses, where the Service asks for it", async () => {
            await create({ [`${prefix}-internal`]: "true" });
            const interfaces = bodies("ec2/networkInterface");
            expect(interfaces.map(({ subnetId }) => subnetId)).to.have.members(network.private);
            expect(interfaces.map(({ publicIp }) => publicIp)).to.deep.equal(["", ""]);
        });

        it("go before their Service goes, without any node", async () => {
            await create();
            removeNodes(cluster.store);
            const { body } = await cluster.request("DELETE", `${services}/web`);
            expect(body.metadata.deletionTimestamp).to.be.a("string");
            await untilGone(`${services}/web`);
            expectNothingLeft();
        });

        it("go when their Service wants none any more", async () => {
            await create();
            const patch = { spec: { type: "ClusterIP" } };
            await cluster.request("PATCH", `${services}/web`, patch, "application/merge-patch+json");
            await read("web", ({ metadata }) => metadata.finalizers === undefined);
            expectNothingLeft();
        });

        it("have a listener less when their Service has a port less", async () => {
            const { spec } = await create();
            const [first] = spec.ports as object[];
            const patch = { spec: { ports: [first] } };
            await cluster.request("PATCH", `${services}/web`, patch, "application/merge-patch+json");
            await eventually(
                () => Promise.resolve(count("lb/targetGroup")),
                (left) => left === 1,
            );
            expect(count("lb/listener")).to.equal(1);
            expect(count("lb/loadBalancer")).to.equal(1);
        });

        it("are not made where no subnet is tagged for them, and the Service says why", async () => {
            for (const id of network.public) {
                const body = cluster.store.get<JsonMap>("ec2/subnet", id)?.body ?? {};
                cluster.store.put("ec2/subnet", id, { ...body, tagsAll: {} });
            }
            await cluster.request("POST", services, {
                metadata: { name: "web" },
                spec: { type: "LoadBalancer", ports: [{ port: 80 }] },
            });
            const { items } = await eventually(
                async () => (await cluster.request("GET", "/api/v1/namespaces/default/events")).body,
                (list) => list.items.some((event) => event.reason === "SyncLoadBalancerFailed"),
            );
            expect(items.map(({ message }) => message).join()).to.contain(
                "could not find any suitable subnets for creating the ELB",
            );
            expectNothingLeft();
        });
    });

    describe("by the AWS Load Balancer Controller", () => {
        beforeEach(() =>
            installController(cluster, "aws-load-balancer-controller", ["--default-tags=layer=top"]),
        );

        it("are made with its class, its finalizer, its tags and a shared group", async () => {
            const service = await create({ [`${prefix}-type`]: "nlb" });
            expect(service.spec.loadBalancerClass).to.equal("service.k8s.aws/nlb");
            expect(service.metadata.finalizers).to.deep.equal(["service.k8s.aws/resources"]);
            const [balancer] = bodies("lb/loadBalancer");
            expect(balancer?.name).to.match(/^k8s-default-web-[0-9a-f]{10}$/);
            expect(balancer).to.deep.include({ internal: true, subnets: network.private });
            expect(balancer?.tagsAll).to.deep.equal({
                layer: "top",
                "elbv2.k8s.aws/cluster": "test",
                "service.k8s.aws/stack": "default/web",
                "service.k8s.aws/resource": "LoadBalancer",
            });
            const names = bodies("ec2/securityGroup").map(({ name }) => text(name).slice(0, 16));
            expect(names.sort()).to.deep.equal(["k8s-default-web-", "k8s-traffic-test"]);
        });

        it("go before their Service goes", async () => {
            await create();
            await cluster.request("DELETE", `${services}/web`);
            await untilGone(`${services}/web`);
            expectNothingLeft();
        });

        it("stay, and hold their Service, while it has no node to run on", async () => {
            await create();
            const nodes = removeNodes(cluster.store);
            await cluster.request("DELETE", `${services}/web`);
            await settled();
            const { metadata } = (await cluster.request("GET", `${services}/web`)).body;
            expect(metadata.deletionTimestamp).to.be.a("string");
            expect(metadata.finalizers).to.deep.equal(["service.k8s.aws/resources"]);
            expect(count("lb/loadBalancer")).to.equal(1);
            nodes.bringBack();
            await untilGone(`${services}/web`);
            expectNothingLeft();
        });

        it("keep their namespace from going while it is not installed", async () => {
            await cluster.request("POST", "/api/v1/namespaces", { metadata: { name: "shop" } });
            const path = "/api/v1/namespaces/shop/services";
            await cluster.request("POST", path, {
                metadata: { name: "web" },
                spec: { type: "LoadBalancer", ports: [{ port: 80 }] },
            });
            await eventually(
                () => Promise.resolve(count("lb/loadBalancer")),
                (made) => made === 1,
            );
            await cluster.request(
                "DELETE",
                "/apis/apps/v1/namespaces/kube-system/deployments/aws-load-balancer-controller",
            );
            await eventually(
                async () =>
                    (await cluster.request("GET", "/api/v1/namespaces/kube-system/pods")).body.items.length,
                (left) => left === 0,
            );
            await cluster.request("DELETE", "/api/v1/namespaces/shop");
            await settled();
            const { status } = (await cluster.request("GET", "/api/v1/namespaces/shop")).body;
            expect(status.phase).to.equal("Terminating");
            expect(JSON.stringify(status.conditions)).to.contain(
                "service.k8s.aws/resources in 1 resource instances",
            );
            await installController(cluster, "aws-load-balancer-controller");
            await untilGone("/api/v1/namespaces/shop");
            expectNothingLeft();
        });

        it("leave Services that were there before it to the cloud provider", async () => {
            await cluster.request(
                "DELETE",
                "/apis/apps/v1/namespaces/kube-system/deployments/aws-load-balancer-controller",
            );
            await eventually(
                async () =>
                    (await cluster.request("GET", "/api/v1/namespaces/kube-system/pods")).body.items.length,
                (left) => left === 0,
            );
            await create();
            await installController(cluster, "aws-load-balancer-controller");
            const { metadata, spec } = (await cluster.request("GET", `${services}/web`)).body;
            expect(metadata.finalizers).to.deep.equal(["service.kubernetes.io/load-balancer-cleanup"]);
            expect(spec.loadBalancerClass).to.equal(undefined);
        });

        it("are application load balancers for Ingresses of its class, shared in a group", async () => {
            const spec = { controller: "ingress.k8s.aws/alb" };
            await cluster.request("POST", "/apis/networking.k8s.io/v1/ingressclasses", {
                metadata: { name: "alb" },
                spec,
            });
            const backend = { service: { name: "web", port: { number: 80 } } };
            const annotations = { "alb.ingress.kubernetes.io/group.name": "shop" };
            for (const name of ["one", "two"]) {
                await cluster.request("POST", ingresses, {
                    metadata: { name, annotations },
                    spec: { ingressClassName: "alb", defaultBackend: backend },
                });
            }
            await eventually(
                () => Promise.resolve(count("lb/targetGroup")),
                (made) => made === 2,
            );
            const [balancer, ...others] = bodies("lb/loadBalancer");
            expect(others).to.deep.equal([]);
            expect(balancer).to.deep.include({ loadBalancerType: "application", internal: true });
            expect(balancer?.tagsAll).to.deep.include({ "ingress.k8s.aws/stack": "shop" });
            await cluster.request("DELETE", `${ingresses}/one`);
            await untilGone(`${ingresses}/one`);
            expect(count("lb/loadBalancer")).to.equal(1);
            await cluster.request("DELETE", `${ingresses}/two`);
            await untilGone(`${ingresses}/two`);
            expectNothingLeft();
        });
    });
});
