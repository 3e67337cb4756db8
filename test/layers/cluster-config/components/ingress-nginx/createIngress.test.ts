// Covers: component.ts, loadBalancerAnnotations.ts, ingressNamespace.ts
import { expect } from "chai";
import { problemsOf, sandboxWith } from "../../../../support/settingsProject";
import { clusterConfigSettings } from "../../../samples";
import { leftBehind, recorded, valuesOf } from "../../recorded";

const prefix = "service.beta.kubernetes.io/aws-load-balancer";

async function annotations(internal: boolean): Promise<Record<string, string>> {
    const ingress = { ...clusterConfigSettings.ingress, internal };
    const tags = { "cost-center": "4711" };
    const values = valuesOf(await recorded({ ingress }, { tags }), "ingress-nginx");
    return (values as { controller: { service: { annotations: Record<string, string> } } }).controller.service
        .annotations;
}

describe("The way into the cluster", () => {
    it("must not open a port to the Internet", async () => {
        expect(await annotations(true)).to.include({
            [`${prefix}-type`]: "nlb",
            [`${prefix}-internal`]: "true",
            [`${prefix}-scheme`]: "internal",
        });
    });

    it("must open one only if the settings say so", async () => {
        expect(await annotations(false)).to.include({
            [`${prefix}-internal`]: "false",
            [`${prefix}-scheme`]: "internet-facing",
        });
    });

    it("must tag the load balancer like everything else, so that a sweep finds it", async () => {
        expect((await annotations(true))[`${prefix}-additional-resource-tags`]).to.equal(
            "environment=test,layer=cluster-config,kind=sandbox,owner=platform,managed-by=pulumi,cost-center=4711",
        );
    });

    it("must leave nothing behind when it is off", async () => {
        expect(
            await leftBehind(
                { namespaces: {}, groups: {} },
                { namespaces: {}, groups: {}, ingress: undefined },
            ),
        ).to.deep.equal([
            "kubernetes:core/v1:Namespace ingress",
            "kubernetes:helm.sh/v3:Release ingress-nginx",
        ]);
    });

    it("must have a namespace with limits", () => {
        const [problem, ...others] = problemsOf(
            sandboxWith("clusterConfig:\n  namespaces: { ingress: null }\n"),
        );
        expect(others).to.be.empty;
        expect(problem).to.include({
            key: "clusterConfig.namespaces.ingress",
            message: "is missing: ingress-nginx is installed in it",
        });
    });
});
