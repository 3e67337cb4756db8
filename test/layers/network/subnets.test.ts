import { expect } from "chai";
import fc from "fast-check";
import { type Cidr, overlaps, parseCidr, sizeOf } from "../../../layers/network/cidr";
import { planSubnets, subnetProblem, tiers } from "../../../layers/network/subnets";

const zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];

const ranges = fc
    .record({
        prefix: fc.integer({ min: 16, max: 24 }),
        block: fc.integer({ min: 0, max: 255 }),
        zones: fc.integer({ min: 2, max: 3 }),
        public: fc.integer({ min: 16, max: 28 }),
        private: fc.integer({ min: 16, max: 28 }),
        intra: fc.integer({ min: 16, max: 28 }),
    })
    .map(({ prefix, block, zones: count, ...subnets }) => ({
        vpcCidr: `10.${block}.0.0/${prefix}`,
        availabilityZones: zones.slice(0, count),
        subnets,
    }));
const roomy = ranges.filter((some) => subnetProblem(some) === undefined);

function cidr(text: string): Cidr {
    const parsed = parseCidr(text);
    if (!parsed) throw new Error(`${text} is no range`);
    return parsed;
}

describe("The subnet plan", () => {
    it("must keep every subnet inside the VPC", () => {
        fc.assert(
            fc.property(roomy, (some) => {
                const vpc = cidr(some.vpcCidr);
                for (const subnet of planSubnets(some)) {
                    const { first, prefix } = cidr(subnet.cidr);
                    expect(first).to.be.at.least(vpc.first);
                    expect(first + sizeOf(prefix)).to.be.at.most(vpc.first + sizeOf(vpc.prefix));
                }
            }),
        );
    });

    it("must give no address to two subnets", () => {
        fc.assert(
            fc.property(roomy, (some) => {
                const planned = planSubnets(some).map((subnet) => cidr(subnet.cidr));
                for (const [index, one] of planned.entries()) {
                    for (const other of planned.slice(index + 1)) expect(overlaps(one, other)).to.be.false;
                }
            }),
        );
    });

    it("must give each tier the size it asks for, in every zone", () => {
        fc.assert(
            fc.property(roomy, (some) => {
                const planned = planSubnets(some);
                expect(planned).to.have.length(tiers.length * some.availabilityZones.length);
                for (const { tier, cidr: text } of planned) {
                    expect(cidr(text).prefix).to.equal(some.subnets[tier]);
                }
            }),
        );
    });

    it("must move no subnet when a zone is added at the end", () => {
        fc.assert(
            fc.property(roomy, (some) => {
                const two = planSubnets({ ...some, availabilityZones: zones.slice(0, 2) });
                const three = { ...some, availabilityZones: zones };
                fc.pre(subnetProblem(three) === undefined);
                expect(planSubnets(three)).to.deep.include.members(two);
            }),
        );
    });

    it("must find a place wherever the sizes add up and all tiers are equal", () => {
        fc.assert(
            fc.property(fc.integer({ min: 16, max: 24 }), (prefix) => {
                // Nine subnets fit into sixteen sixteenths.
                const each = prefix + 4;
                const subnets = { public: each, private: each, intra: each };
                const some = { vpcCidr: `10.1.0.0/${prefix}`, availabilityZones: zones, subnets };
                expect(subnetProblem(some)).to.equal(undefined);
            }),
        );
    });

    it("must say so when the VPC is too small, with the numbers", () => {
        const subnets = { public: 24, private: 20, intra: 26 };
        expect(
            subnetProblem({ vpcCidr: "10.1.0.0/20", availabilityZones: zones.slice(0, 2), subnets }),
        ).to.equal("10.1.0.0/20 is too small for 2 zones with /24 public, /20 private, /26 intra each");
    });

    it("must refuse a range that does not begin at its first address", () => {
        const subnets = { public: 24, private: 20, intra: 26 };
        const problem = subnetProblem({ vpcCidr: "10.1.2.3/16", availabilityZones: zones, subnets });
        expect(problem).to.contain("10.1.2.3/16 is not the first address");
    });

    it("must refuse a VPC of a size that AWS has not, and a zone that is named twice", () => {
        const subnets = { public: 24, private: 20, intra: 26 };
        const large = subnetProblem({ vpcCidr: "10.0.0.0/8", availabilityZones: zones, subnets });
        expect(large).to.contain("must be /16 to /28");
        const twice = ["eu-central-1a", "eu-central-1a"];
        const problem = subnetProblem({ vpcCidr: "10.1.0.0/16", availabilityZones: twice, subnets });
        expect(problem).to.contain("named twice");
    });

    it("must have a plan exactly where it sees no problem", () => {
        fc.assert(
            fc.property(ranges, (some) => {
                const problem = subnetProblem(some);
                if (problem === undefined) expect(planSubnets(some)).not.to.be.empty;
                else expect(() => planSubnets(some)).to.throw(problem);
            }),
        );
    });
});
