import { expect } from "chai";
import { networkSettings as schema } from "../../../layers/network/settings";
import { networkSettings } from "../samples";

/** The paths of what is refused. */
function refused(changes: object): readonly string[] {
    const checked = schema.safeParse({ ...networkSettings, ...changes });
    return checked.error?.issues.map(({ path }) => path.join(".")) ?? [];
}

describe("the settings of the network layer", () => {
    it("are those of the samples", () => {
        expect(refused({})).to.deep.equal([]);
    });

    it("take a retention of flow logs that CloudWatch Logs accepts, and no other", () => {
        const retained = (retentionDays: number) =>
            refused({ flowLogs: { ...networkSettings.flowLogs, retentionDays } });
        for (const days of [1, 14, 365, 3653]) expect(retained(days), String(days)).to.deep.equal([]);
        for (const days of [0, 2, 31, 366, 3654]) {
            expect(retained(days), String(days)).to.deep.equal(["flowLogs.retentionDays"]);
        }
    });

    it("take two or three availability zones, by their names", () => {
        const zones = (...availabilityZones: string[]) => refused({ availabilityZones });
        expect(zones("us-gov-west-1a", "us-gov-west-1b")).to.deep.equal([]);
        expect(zones("eu-central-1a")).to.deep.equal(["availabilityZones"]);
        expect(zones("eu-central-1a", "eu-central-1")).to.deep.equal(["availabilityZones.1"]);
    });

    it("take an IPv4 range with its length", () => {
        for (const vpcCidr of ["10.0.0.0", "10.0.0.0/33", "fd00::/8", "all"]) {
            expect(refused({ vpcCidr }), vpcCidr).to.deep.equal(["vpcCidr"]);
        }
    });
});
