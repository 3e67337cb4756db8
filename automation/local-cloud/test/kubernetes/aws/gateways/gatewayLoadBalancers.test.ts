import { expect } from "chai";
import { customResource } from "../../../../kubernetes/provider/helm/charts/customResource";
import { type JsonMap, text } from "../../../../model/json";
import { type Body, eventually, startTestCluster, type TestCluster } from "../../testCluster";
import { network } from "../../eksAccount";
import { definitionsPath, gateway, gatewayDefinitions, route } from "../../../../testing/gateways";
import { installController, removeNodes } from "../controllers";

const root = "/apis/gateway.networking.k8s.io";
const classes = `${root}/v1/gatewayclasses`;
const gateways = `${root}/v1/namespaces/default/gateways`;
const httpRoutes = `${root}/v1/namespaces/default/httproutes`;
const tcpRoutes = `${root}/v1alpha2/namespaces/default/tcproutes`;
const configurations = "/apis/gateway.k8s.aws/v1beta1/namespaces/default/loadbalancerconfigurations";
const deployments = "/apis/apps/v1/namespaces/kube-system/deployments";

const controller = "aws-load-balancer-controller";
const enabled = ["--feature-gates=NLBGatewayAPI=true,ALBGatewayAPI=true"];

describe("Load balancers of Gateways", () => {
    let cluster: TestCluster;

    beforeEach(async () => {
        cluster = await startTestCluster();
        const own = customResource(
            "gateway.k8s.aws",
            "v1beta1",
            "LoadBalancerConfiguration",
            "loadbalancerconfigurations",
        );
        const bindings = customResource(
            "elbv2.k8s.aws",
            "v1beta1",
            "TargetGroupBinding",
            "targetgroupbindings",
        );
        for (const definition of [...gatewayDefinitions, own, bindings]) {
            await create(definitionsPath, definition);
        }
    });

    afterEach(() => cluster.close());

    const bodies = (kind: string) => cluster.store.list<JsonMap>(kind).map(({ body }) => body);
    const count = (kind: string) => cluster.store.list(kind).length;
    const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

    async function create(path: string, object: object): Promise<void> {
        const { code, body } = await cluster.request("POST", path, object);
        expect(code, body.message).to.equal(201);
    }

    async function read(path: string, isEnough: (object: Body) => boolean): Promise<Body> {
        return eventually(async () => (await cluster.request("GET", path)).body, isEnough);
    }

    async function untilGone(path: string): Promise<void> {
        await eventually(
            () => cluster.request("GET", path),
            ({ code }) => code === 404,
        );
    }

    function conditionOf({ status }: Body, type: string): { status: string; message: string } | undefined {
        const { conditions = [] } = status as {
            conditions?: { type: string; status: string; message: string }[];
        };
        return conditions.find((condition) => condition.type === type);
    }

    /** Makes a class `shared` of a kind of load balancers. */
    async function makeClass(flavour: string, more: object = {}): Promise<void> {
        const spec = { controllerName: `gateway.k8s.aws/${flavour}`, ...more };
        await create(classes, { metadata: { name: "shared" }, spec });
    }

    const programmed = (name: string) =>
        read(`${gateways}/${name}`, (object) => conditionOf(object, "Programmed")?.status === "True");

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

    it("are network load balancers with interfaces and groups, tagged and told as the controller does", async () => {
        await installController(cluster, controller, [...enabled, "--default-tags=layer=top"]);
        await makeClass("nlb");
        await create(gateways, gateway("web", "shared", "TCP", 80, 443));
        const { metadata, status } = await programmed("web");
        expect(metadata.finalizers).to.deep.equal(["gateway.k8s.aws/nlb"]);
        const [balancer] = bodies("lb/loadBalancer");
        expect(balancer?.name).to.match(/^k8s-default-web-[0-9a-f]{10}$/);
        expect(balancer).to.deep.include({
            loadBalancerType: "network",
            internal: true,
            subnets: network.private,
        });
        expect(balancer?.tagsAll).to.deep.equal({
            layer: "top",
            "elbv2.k8s.aws/cluster": "test",
            "gateway.k8s.aws.nlb/stack": "default/web",
            "gateway.k8s.aws.nlb/resource": "LoadBalancer",
        });
        expect(status.addresses).to.deep.equal([{ type: "Hostname", value: balancer?.dnsName }]);
        const interfaces = bodies("ec2/networkInterface");
        expect(interfaces.map(({ subnetId }) => subnetId)).to.have.members(network.private);
        const names = bodies("ec2/securityGroup").map(({ name }) => text(name).slice(0, 16));
        expect(names.sort()).to.deep.equal(["k8s-default-web-", "k8s-traffic-test"]);
        const { body } = await cluster.request("GET", `${classes}/shared`);
        expect(body.metadata.finalizers).to.deep.equal(["gateway.k8s.aws/gatewayclass"]);
        expect(conditionOf(body, "Accepted")?.status).to.equal("True");
    });

    it("are application load balancers that listen where a route is attached", async () => {
        await installController(cluster, controller, enabled);
        await makeClass("alb");
        await create(gateways, gateway("web", "shared", "HTTP", 80));
        await programmed("web");
        expect(bodies("lb/loadBalancer")[0]).to.deep.include({ loadBalancerType: "application" });
        expect(count("lb/listener")).to.equal(0);
        await create(httpRoutes, route("HTTPRoute", "shop", "web"));
        await create(httpRoutes, route("HTTPRoute", "elsewhere", "other"));
        const { status } = await read(`${gateways}/web`, (object) =>
            JSON.stringify(object.status).includes('"attachedRoutes":1'),
        );
        expect(status.listeners).to.have.length(1);
        expect(bodies("lb/listener").map(({ port }) => port)).to.deep.equal([80]);
        expect(count("lb/targetGroup")).to.equal(1);
        const path = "/apis/elbv2.k8s.aws/v1beta1/targetgroupbindings";
        const [binding] = (await cluster.request("GET", path)).body.items;
        expect(binding?.metadata.labels).to.deep.equal({
            "gateway.k8s.aws.alb/stack-namespace": "default",
            "gateway.k8s.aws.alb/stack-name": "web",
        });
        await cluster.request("DELETE", `${httpRoutes}/shop`);
        await eventually(
            () => Promise.resolve(count("lb/targetGroup") + count("lb/listener")),
            (left) => left === 0,
        );
        expect(count("lb/loadBalancer")).to.equal(1);
    });

    it("are as the LoadBalancerConfigurations of the class and the Gateway say", async () => {
        await installController(cluster, controller, enabled);
        await create(configurations, { metadata: { name: "public" }, spec: { scheme: "internet-facing" } });
        await create(configurations, {
            metadata: { name: "own" },
            spec: { scheme: "internal", tags: { team: "a" } },
        });
        await makeClass("nlb", { parametersRef: { name: "public", namespace: "default" } });
        const { spec, ...web } = gateway("web", "shared", "TCP", 80);
        const infrastructure = { parametersRef: { name: "own" } };
        await create(gateways, { ...web, spec: { ...spec, infrastructure } });
        await programmed("web");
        const [balancer] = bodies("lb/loadBalancer");
        expect(balancer).to.deep.include({ internal: false, subnets: network.public });
        expect(balancer?.tagsAll).to.deep.include({ team: "a" });
        await cluster.request("DELETE", `${configurations}/own`);
        await settled();
        const { body } = await cluster.request("GET", `${configurations}/own`);
        expect(body.metadata.finalizers).to.deep.equal(["gateway.k8s.aws/loadbalancerconfigurations"]);
        await cluster.request("DELETE", `${gateways}/web`);
        await untilGone(`${configurations}/own`);
        expectNothingLeft();
    });

    it("go before their Gateway goes, and its class after it", async () => {
        await installController(cluster, controller, enabled);
        await makeClass("alb");
        await create(gateways, gateway("web", "shared", "HTTP", 80));
        await programmed("web");
        await cluster.request("DELETE", `${classes}/shared`);
        await settled();
        expect((await cluster.request("GET", `${classes}/shared`)).code).to.equal(200);
        await cluster.request("DELETE", `${gateways}/web`);
        await untilGone(`${gateways}/web`);
        await untilGone(`${classes}/shared`);
        expectNothingLeft();
    });

    it("stay, and hold their Gateway, while a route is attached to it", async () => {
        await installController(cluster, controller, enabled);
        await makeClass("nlb");
        await create(gateways, gateway("web", "shared", "TCP", 80));
        await create(tcpRoutes, route("TCPRoute", "shop", "web"));
        await programmed("web");
        await cluster.request("DELETE", `${gateways}/web`);
        const events = await read("/api/v1/namespaces/default/events", ({ items }) =>
            items.some(({ reason }) => reason === "FailedDeleteRoutesAttached"),
        );
        expect(events.items.map(({ message }) => message)).to.include(
            "Gateway deletion invoked with routes attached [(TCPRoute, default:shop)]",
        );
        expect(count("lb/loadBalancer")).to.equal(1);
        await cluster.request("DELETE", `${tcpRoutes}/shop`);
        await untilGone(`${gateways}/web`);
        expectNothingLeft();
    });

    it("stay, and hold their Gateway, while the controller has no node to run on", async () => {
        await installController(cluster, controller, enabled);
        await makeClass("nlb");
        await create(gateways, gateway("web", "shared", "TCP", 80));
        await programmed("web");
        const nodes = removeNodes(cluster.store);
        await cluster.request("DELETE", `${gateways}/web`);
        await settled();
        const { metadata } = (await cluster.request("GET", `${gateways}/web`)).body;
        expect(metadata.deletionTimestamp).to.be.a("string");
        expect(metadata.finalizers).to.deep.equal(["gateway.k8s.aws/nlb"]);
        expect(count("lb/loadBalancer")).to.equal(1);
        nodes.bringBack();
        await untilGone(`${gateways}/web`);
        expectNothingLeft();
    });

    it("are not made where the controller is not told to look at Gateways", async () => {
        await installController(cluster, controller, ["--feature-gates=ALBGatewayAPI=true"]);
        await makeClass("nlb");
        await create(gateways, gateway("web", "shared", "TCP", 80));
        await settled();
        const { metadata } = (await cluster.request("GET", `${gateways}/web`)).body;
        expect(metadata.finalizers).to.equal(undefined);
        expectNothingLeft();
    });

    it("need no telling from version 3.2 on, nor that routes go first", async () => {
        await installController(cluster, controller);
        const image = "public.ecr.aws/eks/aws-load-balancer-controller:v3.2.1";
        const patch = [{ op: "replace", path: "/spec/template/spec/containers/0/image", value: image }];
        await cluster.request("PATCH", `${deployments}/${controller}`, patch, "application/json-patch+json");
        await makeClass("nlb");
        await create(gateways, gateway("web", "shared", "TCP", 80));
        await create(tcpRoutes, route("TCPRoute", "shop", "web"));
        await programmed("web");
        await cluster.request("DELETE", `${gateways}/web`);
        await untilGone(`${gateways}/web`);
        expectNothingLeft();
    });
});
