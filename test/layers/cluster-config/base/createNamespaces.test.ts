// Covers: createDefaultDeny.ts
import { expect } from "chai";
import { ofType } from "../../recording";
import { clusterConfigSettings } from "../../samples";
import { metaOf, recorded } from "../recorded";

describe("The namespaces in the cluster", () => {
    it("must hold every namespace to its Pod Security Standard", async () => {
        const standards = ofType(await recorded(), "Namespace").map((found) => [
            metaOf(found).name,
            metaOf(found).labels?.["pod-security.kubernetes.io/enforce"],
        ]);
        expect(Object.fromEntries(standards)).to.deep.equal({
            "team-a": "restricted",
            sandbox: "baseline",
            ingress: "baseline",
            platform: "restricted",
        });
    });

    it("must take a standard from the settings rather than its own", async () => {
        const row = clusterConfigSettings.namespaces.sandbox;
        const recording = await recorded({
            namespaces: { ingress: { ...row, podSecurity: "privileged" } },
            groups: {},
        });
        const [ingress] = ofType(recording, "Namespace").filter(({ name }) => name === "ingress");
        expect(ingress && metaOf(ingress).labels).to.include({
            "pod-security.kubernetes.io/enforce": "privileged",
        });
        expect(ofType(recording, "ResourceQuota").map(({ name }) => name)).to.deep.equal(["ingress"]);
    });

    it("must limit what a namespace and each of its containers take", async () => {
        const recording = await recorded();
        const [quota] = ofType(recording, "ResourceQuota");
        expect(quota?.inputs.spec).to.deep.equal({
            hard: { "requests.cpu": "4", "requests.memory": "8Gi", pods: "20" },
        });
        const [limits] = ofType(recording, "LimitRange");
        const each = { cpu: "50m", memory: "64Mi" };
        expect(limits?.inputs.spec).to.deep.equal({
            limits: [{ type: "Container", defaultRequest: each, default: each }],
        });
    });

    it("must deny all traffic but name look-ups if a namespace asks for it", async () => {
        const policies = ofType(await recorded(), "NetworkPolicy");
        expect(policies.map((found) => metaOf(found).namespace)).to.deep.equal(["team-a"]);
        const spec = policies[0]?.inputs.spec as {
            policyTypes: string[];
            ingress?: unknown;
            egress: { ports: unknown }[];
        };
        expect(spec.policyTypes).to.deep.equal(["Ingress", "Egress"]);
        expect(spec.ingress).to.equal(undefined);
        expect(spec.egress.map(({ ports }) => ports)).to.deep.equal([
            [
                { protocol: "UDP", port: 53 },
                { protocol: "TCP", port: 53 },
            ],
        ]);
    });
});
