import { expect } from "chai";
import { boundaryTransform } from "../../../layers/iam/boundaryTransform";

const boundary = "arn:aws:iam::111111111111:policy/boundary";

/** What becomes of a resource that a component asks for. */
function transformed(type: string, props: object): unknown {
    const given = { type, name: "cluster-eksRole-role", custom: true, props, opts: { protect: true } };
    return boundaryTransform(boundary)(given);
}

describe("The permissions boundary of a component's roles", () => {
    it("is put on a role, which keeps everything else", () => {
        expect(transformed("aws:iam/role:Role", { assumeRolePolicy: "{}" })).to.deep.equal({
            props: { assumeRolePolicy: "{}", permissionsBoundary: boundary },
            opts: { protect: true },
        });
    });

    it("is put on nothing else", () => {
        for (const type of ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "eks:index:ServiceRole"]) {
            expect(transformed(type, { role: "one" }), type).to.equal(undefined);
        }
    });
});
