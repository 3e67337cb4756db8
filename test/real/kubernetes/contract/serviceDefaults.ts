import { expect } from "chai";
import { without } from "../answer";
import { type Chapter, create, patches } from "./contract";
import { content, DefaultsMaker } from "./defaultsMaker";

/** What the server fills in for Services and the traffic to them: a preview shows it, a diff must not. */
export const serviceDefaults: Chapter = (served) => {
    describe("defaults of Services and what is around them", () => {
        const maker = new DefaultsMaker(served);

        before(() => maker.open());

        it("of a Service", async () => {
            const made = await maker.make("v1", "services", "Service", {
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
            const path = `/api/v1/namespaces/${maker.namespace}/services`;
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
            const path = `/api/v1/namespaces/${maker.namespace}/services`;
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

        it("of a Service for local traffic only", async () => {
            const path = `/api/v1/namespaces/${maker.namespace}/services`;
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

        it("of an Ingress", async () => {
            const made = await maker.make("networking.k8s.io/v1", "ingresses", "Ingress", {
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

        it("of a NetworkPolicy", async () => {
            const made = await maker.make("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", {
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

        it("belong to who left them out", async () => {
            const made = await create(
                served(),
                `/api/v1/namespaces/${maker.namespace}/services?fieldManager=maker`,
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
    });
};
