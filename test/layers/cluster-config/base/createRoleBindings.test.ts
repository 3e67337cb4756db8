import { expect } from "chai";
import { ofType } from "../../recording";
import { metaOf, recorded } from "../recorded";

describe("The roles of groups", () => {
    it("must be bound in the whole cluster or in the namespaces of the group only", async () => {
        const recording = await recorded();
        const [everywhere] = ofType(recording, "ClusterRoleBinding");
        expect(everywhere?.inputs.roleRef).to.deep.include({ kind: "ClusterRole", name: "cluster-admin" });
        const bindings = ofType(recording, "RoleBinding");
        expect(bindings.map((found) => metaOf(found))).to.deep.equal([
            { name: "developers:edit", namespace: "team-a" },
            { name: "developers:edit", namespace: "sandbox" },
        ]);
        for (const { inputs } of bindings) {
            expect(inputs.subjects).to.deep.equal([
                { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "developers" },
            ]);
        }
    });
});
