// Covers: endpointReach.ts, kubeProxySkew.ts, oneArchitecture.ts
import { expect } from "chai";
import { complaint, sandboxWith } from "../../../support/settingsProject";

describe("the rules of the compute layer", () => {
    it("refuse a public endpoint that is open to everyone, and one that nobody can reach", () => {
        expect(complaint(sandboxWith("compute: { endpoint: { public: true } }\n"))).to.contain(
            "compute.endpoint.publicCidrs: must name a range if `public` is true",
        );
        expect(complaint(sandboxWith("compute: { endpoint: { private: false } }\n"))).to.contain(
            "compute.endpoint.private: must be true if `public` is false",
        );
    });

    it("refuse a kube-proxy that does not go with the control plane", () => {
        expect(complaint(sandboxWith('compute: { version: "1.32" }\n'))).to.contain(
            "compute.addons.kube-proxy: `v1.33.3-eksbuild.4` is newer than the control plane's 1.32",
        );
        expect(complaint(sandboxWith('compute: { version: "1.36" }\n'))).to.equal("none");
        expect(complaint(sandboxWith('compute: { version: "1.37" }\n'))).to.contain("more than three minor");
    });

    it("refuse a node group of two architectures", () => {
        const said = complaint(
            sandboxWith("compute: { nodeGroups: { system: { instanceTypes: [m7g.large, m7i.large] } } }\n"),
        );
        expect(said).to.contain(
            "compute.nodeGroups.system.instanceTypes[1]: `m7i.large` has another architecture",
        );
    });
});
