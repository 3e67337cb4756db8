import { expect } from "chai";
import { loadBalancerPolicy } from "../../../../../layers/cluster-config/components/load-balancer-controller/loadBalancerPolicy";

interface Statement {
    Action: string[];
    Condition?: { StringEquals: Record<string, string> };
}

describe("What the load balancer controller may do", () => {
    const { Statement: statements } = JSON.parse(loadBalancerPolicy("sandbox-a")) as {
        Statement: Statement[];
    };

    it("must end at the load balancers of its own cluster", () => {
        const destructive = statements.filter(({ Action }) =>
            Action.some((action) => /:(Delete|Modify|Set|Remove|Deregister)/.test(action)),
        );
        expect(destructive).not.to.be.empty;
        for (const { Condition } of destructive) {
            expect(Condition?.StringEquals).to.deep.equal({
                "aws:ResourceTag/elbv2.k8s.aws/cluster": "sandbox-a",
            });
        }
    });

    it("must fit into an inline policy of a role, which is 10,240 characters long at most", () => {
        expect(loadBalancerPolicy("a".repeat(100)).length).to.be.below(10_240);
    });
});
