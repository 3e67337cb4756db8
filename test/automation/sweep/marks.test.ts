import { expect } from "chai";
import { markOf, tagsOfInterest } from "../../../automation/sweep/marks";

const marks = { environment: "dev-1", cluster: "dev-1" };

describe("The mark of an environment", () => {
    it("is its tag, or one of the tags of its cluster", () => {
        expect(markOf({ environment: "dev-1" }, marks)).to.equal("tag environment=dev-1");
        expect(markOf({ "elbv2.k8s.aws/cluster": "dev-1" }, marks)).to.equal(
            "tag elbv2.k8s.aws/cluster=dev-1",
        );
        expect(markOf({ KubernetesCluster: "dev-1" }, { environment: "dev-1" })).to.equal(undefined);
    });

    it("is not on what the cluster only shares", () => {
        expect(markOf({ "kubernetes.io/cluster/dev-1": "shared" }, marks)).to.equal(undefined);
    });

    it("is not on what carries another environment's tag", () => {
        const tags = { environment: "dev-2", "kubernetes.io/cluster/dev-1": "owned" };
        expect(markOf(tags, marks)).to.equal(undefined);
    });

    it("is not on names that only begin alike", () => {
        expect(markOf({ environment: "dev-10" }, { environment: "dev-1" })).to.equal(undefined);
        expect(markOf({ "kubernetes.io/cluster/dev-10": "owned" }, marks)).to.equal(undefined);
    });

    it("comes with the tags that tell what made something, and no others", () => {
        const told = {
            environment: "dev-1",
            Name: "web",
            "kubernetes.io/service-name": "shop/web",
            "service.k8s.aws/stack": "shop/web",
            "ingress.k8s.aws/stack": "shop/web",
            "ebs.csi.aws.com/cluster": "true",
            "aws:eks:cluster-name": "dev-1",
            "cluster.k8s.amazonaws.com/name": "dev-1",
        };
        expect(tagsOfInterest({ ...told, "cost-centre": "7", password: "x" })).to.deep.equal(told);
    });
});
