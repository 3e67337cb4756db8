import { expect } from "chai";
import { isProviderFilled } from "../../../../automation/diffs/match/providerFilled";

describe("values that a provider fills in", () => {
    const vpc = "aws:ec2/vpc:Vpc";
    const service = "kubernetes:core/v1:Service";
    const release = "kubernetes:helm.sh/v3:Release";

    it("are the region and all tags of an AWS resource", () => {
        expect(isProviderFilled(vpc, ["region"], "eu-central-1")).to.equal(true);
        expect(isProviderFilled(vpc, ["tagsAll", "Name"], "x")).to.equal(true);
        expect(isProviderFilled(vpc, ["tags", "Name"], "x")).to.equal(false);
        expect(isProviderFilled("random:index:RandomPassword", ["region"], "x")).to.equal(false);
    });

    it("are metadata and status of a Kubernetes object, but nothing of its spec", () => {
        expect(isProviderFilled(service, ["metadata", "namespace"], "shop")).to.equal(true);
        expect(isProviderFilled(service, ["status", "loadBalancer", "ingress"], [])).to.equal(true);
        expect(isProviderFilled(service, ["spec", "type"], "LoadBalancer")).to.equal(false);
        expect(isProviderFilled(service, ["metadata", "labels", "team"], "a")).to.equal(false);
    });

    it("are the options of a Helm release at their defaults only", () => {
        expect(isProviderFilled(release, ["atomic"], false)).to.equal(true);
        expect(isProviderFilled(release, ["timeout"], 300)).to.equal(true);
        expect(isProviderFilled(release, ["keyring"], "")).to.equal(true);
        expect(isProviderFilled(release, ["timeout"], 600)).to.equal(false);
        expect(isProviderFilled(release, ["atomic"], true)).to.equal(false);
        expect(isProviderFilled(release, ["values", "replicas"], false)).to.equal(false);
    });
});
