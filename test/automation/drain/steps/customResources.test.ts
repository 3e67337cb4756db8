import { expect } from "chai";
import { defined, of, ownedBy } from "../objects";
import { planned } from "../planned";

describe("the custom resources, nodes and namespaces steps of a drain", () => {
    it("deletes what makes nodes after all other custom resources, and waits for what is on its way out", () => {
        const leaving = { deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["example.com/wait"] };
        const found = [
            defined("nodepools.karpenter.sh"),
            defined("databases.example.com"),
            of("NodePool", "nodepools.karpenter.sh", "default"),
            of("Database", "databases.example.com", "shop/db", { metadata: leaving }),
        ];
        expect(planned(found)).to.deep.equal([
            "custom-resources: wait Database shop/db",
            "nodes: delete NodePool default",
        ]);
    });

    it("leaves what EKS, the load balancer controller and kube-system keep for themselves", () => {
        const found = [
            defined("securitygrouppolicies.vpcresources.k8s.aws"),
            of("SecurityGroupPolicy", "securitygrouppolicies.vpcresources.k8s.aws", "shop/a"),
            defined("targetgroupbindings.elbv2.k8s.aws"),
            of("TargetGroupBinding", "targetgroupbindings.elbv2.k8s.aws", "shop/b", {
                metadata: { labels: { "ingress.k8s.aws/stack": "shop" } },
            }),
            defined("leases.example.com"),
            of("Lease", "leases.example.com", "kube-system/c"),
        ];
        expect(planned(found)).to.deep.equal([]);
    });

    it("deletes the owner of custom resources, and waits for those that go with it", () => {
        const database = of("Database", "databases.example.com", "shop/db");
        const backup = of("Backup", "backups.example.com", "shop/db-1", { metadata: ownedBy(database) });
        const types = [defined("databases.example.com"), defined("backups.example.com")];
        expect(planned([...types, database, backup])).to.deep.equal([
            "custom-resources: delete Database shop/db, wait Backup shop/db-1",
        ]);
    });

    it("deletes namespaces that are neither the cluster's nor the platform's", () => {
        const names = ["default", "kube-system", "amazon-cloudwatch", "ingress", "shop"];
        const state = [{ type: "kubernetes:helm.sh/v3:Release", id: "ingress/nginx" }];
        expect(
            planned(
                names.map((name) => of("Namespace", "namespaces", name)),
                state,
            ),
        ).to.deep.equal(["namespaces: delete Namespace shop"]);
    });
});
