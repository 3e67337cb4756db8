import { expect } from "chai";
import type { Filter } from "@aws-sdk/client-ec2";
import { ec2Tags, searchEc2 } from "../../../../automation/sweep/search/ec2Search";
import type { Search } from "../../../../automation/sweep/search/search";

const search: Search = {
    marks: { environment: "dev-1" },
    vpcs: [],
    vpcIds: ["vpc-1", "vpc-2"],
    ownVpcIds: [],
    cluster: undefined,
};

describe("a search in EC2", () => {
    async function asked(
        vpcFilter: string | undefined,
        vpcIds = search.vpcIds,
    ): Promise<[Filter[][], string[]]> {
        const filters: Filter[][] = [];
        const found = await searchEc2(
            { ...search, vpcIds },
            vpcFilter,
            ({ id }: { id: string }) => id,
            (given) => {
                filters.push(given);
                return Promise.resolve(
                    given[0]?.Name === "tag-key" ? [{ id: "a" }, { id: "b" }] : [{ id: "b" }, { id: "c" }],
                );
            },
        );
        return [filters, [...found.keys()]];
    }

    it("asks by tags and by VPC, and returns each resource once", async () => {
        const [filters, ids] = await asked("vpc-id");
        expect(filters).to.deep.equal([
            [{ Name: "tag-key", Values: ["environment"] }],
            [{ Name: "vpc-id", Values: ["vpc-1", "vpc-2"] }],
        ]);
        expect(ids).to.deep.equal(["a", "b", "c"]);
    });

    it("asks only by tags for what is in no VPC, and if there is none", async () => {
        expect((await asked(undefined))[0]).to.have.length(1);
        expect((await asked("vpc-id", []))[0]).to.have.length(1);
    });
});

describe("the tags of EC2", () => {
    it("are an object", () => {
        expect(ec2Tags([{ Key: "a", Value: "1" }, { Key: "b" }])).to.deep.equal({ a: "1", b: "" });
        expect(ec2Tags(undefined)).to.deep.equal({});
    });
});
