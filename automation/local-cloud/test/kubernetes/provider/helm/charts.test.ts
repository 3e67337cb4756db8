import { expect } from "chai";
import { type JsonObject, listOf, textOf, valueAt } from "../../../../kubernetes/api/objects/json";
import { chartName, chartOf, modelOf } from "../../../../kubernetes/provider/helm/catalogue";
import { renderRelease } from "../../../../kubernetes/provider/helm/install";
import { releaseOf } from "../../../../kubernetes/provider/helm/releases/releaseState";
import { resourceNames } from "../../../../kubernetes/provider/helm/releases/resourceNames";
import { knownCharts } from "./knownCharts";

function render(chart: string, values: JsonObject = {}, name = chart): JsonObject[] {
    const { version, appVersion } = chartOf(chart);
    return renderRelease({ chart, version, appVersion, name, namespace: "platform", values });
}

function find(objects: readonly JsonObject[], kind: string, name: string): JsonObject {
    const found = objects.find(
        (object) => object.kind === kind && valueAt(object, ["metadata", "name"]) === name,
    );
    if (found === undefined) throw new Error(`no ${kind} ${name}`);
    return found;
}

describe("a Helm chart", () => {
    for (const chart of [...knownCharts, "unheard-of"]) {
        it(`${chart} has its objects once each, labelled and owned as Helm does`, () => {
            const objects = render(chart);
            const names = Object.entries(resourceNames(objects)).flatMap(([kind, list]) =>
                list.map((name) => `${kind} ${name}`),
            );
            expect(new Set(names).size).to.equal(objects.length);
            for (const object of objects) {
                expect(valueAt(object, ["metadata", "labels", "app.kubernetes.io/managed-by"])).to.equal(
                    "Helm",
                );
                expect(valueAt(object, ["metadata", "annotations", "meta.helm.sh/release-name"])).to.equal(
                    chart,
                );
            }
        });
    }

    it("is known by whatever path names it", () => {
        expect(knownCharts.map(modelOf)).to.not.include(undefined);
        expect(chartName("oci://ghcr.io/fluxcd-community/charts/flux2")).to.equal("flux2");
        expect(chartName("./charts/shop")).to.equal("shop");
    });

    it("has pods that its workloads and services select", () => {
        for (const object of knownCharts.flatMap((chart) => render(chart))) {
            const selector = valueAt(object, ["spec", "selector", "matchLabels"]);
            if (selector !== undefined) {
                expect(valueAt(object, ["spec", "template", "metadata", "labels"])).to.deep.equal(selector);
            }
        }
    });
});

describe("the chart ingress-nginx", () => {
    it("has a controller behind a load balancer with the annotations it was given", () => {
        const objects = render(
            "ingress-nginx",
            {
                controller: {
                    replicaCount: 3,
                    service: {
                        annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" },
                    },
                },
            },
            "ingress-nginx",
        );
        const service = find(objects, "Service", "ingress-nginx-controller");
        expect(valueAt(service, ["spec", "type"])).to.equal("LoadBalancer");
        expect(
            valueAt(service, [
                "metadata",
                "annotations",
                "service.beta.kubernetes.io/aws-load-balancer-scheme",
            ]),
        ).to.equal("internal");
        expect(
            valueAt(find(objects, "Deployment", "ingress-nginx-controller"), ["spec", "replicas"]),
        ).to.equal(3);
        expect(textOf(find(objects, "IngressClass", "nginx").kind)).to.equal("IngressClass");
    });
});

describe("the chart aws-load-balancer-controller", () => {
    const name = "aws-load-balancer-controller";

    it("hands its controller the feature gates, by which it is told to look at Gateways", () => {
        const values = { controllerConfig: { featureGates: { NLBGatewayAPI: true, ALBGatewayAPI: false } } };
        const [container] = listOf(
            valueAt(find(render(name, values), "Deployment", name), [
                "spec",
                "template",
                "spec",
                "containers",
            ]),
        );
        expect(valueAt(container, ["args"])).to.include(
            "--feature-gates=NLBGatewayAPI=true,ALBGatewayAPI=false",
        );
    });

    it("installs the controller of its version", () => {
        const installed = (version: string) => releaseOf({ chart: name, version }).appVersion;
        expect(["1.13.4", "1.17.1", "3.2.0"].map(installed)).to.deep.equal(["v2.13.4", "v2.17.1", "v3.2.0"]);
        expect(installed("")).to.equal(chartOf(name).appVersion);
    });
});

describe("names of what a release made", () => {
    it("are listed by kind, group and version", () => {
        const names = resourceNames(render("ingress-nginx"));
        expect(names).to.include.keys("Deployment.apps/apps/v1", "Service/v1");
        expect(names["Deployment.apps/apps/v1"]).to.deep.equal(["platform/ingress-nginx-controller"]);
    });
});
