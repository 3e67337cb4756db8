import { expect } from "chai";
import { balanced, defined, of, ownedBy } from "../objects";
import { planned } from "../planned";

describe("the load balancers step of a drain", () => {
    it("deletes routes with their Gateways, which cannot go before them, then classes and what configures them", () => {
        const group = "gateway.networking.k8s.io";
        const types = ["gatewayclasses", "gateways", "httproutes", "tcproutes"];
        const labels = { "gateway.k8s.aws.alb/stack-name": "shared" };
        const configurations = "loadbalancerconfigurations.gateway.k8s.aws";
        const shared = of("Gateway", `gateways.${group}`, "platform/shared");
        const found = [
            ...types.map((plural) => defined(`${plural}.${group}`)),
            defined(configurations),
            defined("targetgroupbindings.elbv2.k8s.aws"),
            of("GatewayClass", `gatewayclasses.${group}`, "alb"),
            shared,
            of("Gateway", `gateways.${group}`, "shop/web"),
            of("HTTPRoute", `httproutes.${group}`, "shop/web"),
            of("TCPRoute", `tcproutes.${group}`, "shop/queue"),
            of("LoadBalancerConfiguration", configurations, "shop/public"),
            of("TargetGroupBinding", "targetgroupbindings.elbv2.k8s.aws", "shop/k8s-1", {
                metadata: { labels },
            }),
            balanced("platform/proxy", ownedBy(shared)),
        ];
        const state = [{ type: `kubernetes:${group}/v1:Gateway`, id: "platform/shared" }];
        expect(planned(found, state)).to.deep.equal([
            "load-balancers: delete Gateway shop/web, delete HTTPRoute shop/web, delete TCPRoute shop/queue",
            "custom-resources: delete GatewayClass alb, delete Gateway shop/web, delete HTTPRoute shop/web, " +
                "delete TCPRoute shop/queue, delete LoadBalancerConfiguration shop/public",
        ]);
    });

    it("deletes routes with other custom resources if no Gateway waits for them", () => {
        const group = "gateway.networking.k8s.io";
        const found = [
            defined(`gateways.${group}`),
            defined(`httproutes.${group}`),
            of("Gateway", `gateways.${group}`, "platform/shared"),
            of("HTTPRoute", `httproutes.${group}`, "shop/web"),
        ];
        const state = [{ type: `kubernetes:${group}/v1:Gateway`, id: "platform/shared" }];
        expect(planned(found, state)).to.deep.equal(["custom-resources: delete HTTPRoute shop/web"]);
    });

    it("deletes the owner of a Service that something would make again, and leaves managed ones", () => {
        const operator = of("Gateway", "gateways.gateway.networking.k8s.io", "shop/web");
        const own = of("Service", "services", "shop/proxy", {
            spec: { type: "LoadBalancer" },
            metadata: ownedBy(operator),
        });
        const inside = of("Service", "services", "shop/inside", { spec: { type: "ClusterIP" } });
        const managed = of("Service", "services", "ingress/nginx", { spec: { type: "LoadBalancer" } });
        const state = [{ type: "kubernetes:core/v1:Service", id: "ingress/nginx" }];
        expect(planned([operator, own, inside, managed], state)).to.deep.equal([
            "load-balancers: delete Gateway shop/web, wait Service shop/proxy",
        ]);
    });
});
