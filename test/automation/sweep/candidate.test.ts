import { expect } from "chai";
import { candidatesOf, isNamed, type FoundResource } from "../../../automation/sweep/candidate";
import type { LeftoverKind } from "../../../automation/sweep/leftover";
import type { Search } from "../../../automation/sweep/search/search";

const search: Search = {
    marks: { environment: "dev-1", cluster: "dev-1", managed: ["vol-managed", "nat-managed"] },
    vpcs: [],
    vpcIds: ["vpc-own", "vpc-named"],
    ownVpcIds: ["vpc-own"],
    cluster: undefined,
};

function candidate(found: Partial<FoundResource>, kind: LeftoverKind = "volume", more: Partial<Search> = {}) {
    return candidatesOf(kind, { id: "vol-1", tags: {}, ...found }, { ...search, ...more })[0];
}

describe("a candidate", () => {
    const own = { environment: "dev-1" };

    it("is what carries the environment's tag", () => {
        const createdAt = new Date("2026-01-02T03:04:05Z");
        expect(
            candidate({ tags: { ...own, Name: "data", secret: "x" }, size: "20 GiB", createdAt }),
        ).to.deep.equal({
            kind: "volume",
            id: "vol-1",
            name: "data",
            size: "20 GiB",
            createdAt: "2026-01-02T03:04:05.000Z",
            tags: { ...own, Name: "data" },
            mark: "tag environment=dev-1",
            deletable: true,
            isManaged: false,
        });
    });

    it("is what is in the environment's VPC, deletable only if the VPC carries its mark", () => {
        expect(candidate({ vpcId: "vpc-own" })).to.include({ mark: "in vpc-own", deletable: true });
        expect(candidate({ vpcId: "vpc-named" })).to.include({
            deletable: false,
            reason: "nothing but its VPC tells that it is the environment's",
        });
    });

    it("is nothing without a mark, or with the tag of another environment", () => {
        expect(candidate({})).to.equal(undefined);
        expect(candidate({ vpcId: "vpc-other" })).to.equal(undefined);
        expect(candidate({ tags: { environment: "dev-2" }, mark: "name x" })).to.equal(undefined);
    });

    it("is not deletable in the environment's VPC if it is another environment's", () => {
        expect(candidate({ tags: { environment: "dev-2" }, vpcId: "vpc-own" })).to.include({
            deletable: false,
        });
    });

    it("is managed if a state has its id, or has what it is deleted with", () => {
        expect(candidate({ id: "vol-managed", tags: own })).to.include({ isManaged: true });
        const attached = { tags: own, heldBy: "nat-managed" };
        expect(candidate(attached, "network-interface")).to.include({ isManaged: true });
        expect(candidate(attached)).to.include({ isManaged: false });
        expect(candidate({ ...attached, reason: "it goes along" })).to.include({ isManaged: true });
    });

    it("goes with the cluster that EKS made it for, as long as that exists", () => {
        const found = { tags: { "aws:eks:cluster-name": "dev-1" } };
        const cluster = { name: "dev-1" };
        expect(candidate(found, "security-group", { cluster })).to.include({
            deletable: false,
            heldBy: "dev-1",
            reason: "it goes with the cluster dev-1",
        });
        expect(candidate(found, "security-group")).to.include({ deletable: true });
    });
});

describe("isNamed", () => {
    it("takes an ARN for what its end names, and no more than a whole part of it", () => {
        const arn = "arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/net/web/50dc6c495c0c9188";
        expect(isNamed(arn, "net/web/50dc6c495c0c9188")).to.equal(true);
        expect(isNamed(arn, "188")).to.equal(false);
        expect(isNamed("vol-1", "vol-1")).to.equal(true);
    });
});
