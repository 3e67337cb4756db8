import { expect } from "chai";
import { derivedEc2Id, digits, ec2Id, endpointId, hex, iamId, uuid } from "../../../aws/model/ids";

describe("ids in the local cloud", () => {
    it("look like those of AWS", () => {
        expect(ec2Id("vpc")).to.match(/^vpc-0[0-9a-f]{16}$/);
        expect(iamId("AROA")).to.match(/^AROA[A-Z2-7]{17}$/);
        expect(endpointId()).to.match(/^[0-9A-F]{32}$/);
        expect(uuid()).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    });

    it("have the length that is asked for", () => {
        expect(hex(7)).to.match(/^[0-9a-f]{7}$/);
        expect(digits(5)).to.match(/^[1-9][0-9]{4}$/);
    });

    it("differ each time, except for those of what AWS makes along with another thing", () => {
        expect(ec2Id("vpc")).not.to.equal(ec2Id("vpc"));
        expect(derivedEc2Id("rtb", "vpc-1")).to.match(/^rtb-0[0-9a-f]{16}$/);
        expect(derivedEc2Id("rtb", "vpc-1")).to.equal(derivedEc2Id("rtb", "vpc-1"));
        expect(derivedEc2Id("rtb", "vpc-1")).not.to.equal(derivedEc2Id("rtb", "vpc-2"));
    });
});
