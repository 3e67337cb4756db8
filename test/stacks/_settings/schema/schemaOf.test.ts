// Covers: commonSettings.ts
import { expect } from "chai";
import { commonSettings } from "../../../../stacks/_settings/schema/commonSettings";
import { schemaOf } from "../../../../stacks/_settings/schema/schemaOf";
import { testSection } from "../../../support/testSection";

const common = {
    kind: "sandbox",
    cloud: "local",
    account: "111111111111",
    region: "eu-central-1",
    owner: "tests",
    protected: false,
    allowDestroy: false,
    review: { required: false, branch: "main" },
    notSecret: [],
    lifecycle: { teardown: "never", wake: "never", timezone: "Europe/Berlin" },
    claims: {},
    announce: {},
    state: {},
    drainTimeout: "10m",
    sweep: "report",
};

/** The paths of what a schema refuses. */
function refused(settings: object): readonly string[] {
    const checked = commonSettings.safeParse({ ...common, ...settings });
    return checked.error?.issues.map(({ path }) => path.join(".")) ?? [];
}

describe("the schema of an environment's settings", () => {
    it("takes the settings that every environment has, and those of each layer under its key", () => {
        const schema = schemaOf([testSection()]);
        expect(schema.safeParse({ ...common, lowerPart: { size: 1 } }).success).to.equal(true);
        expect(schema.safeParse(common).success).to.equal(false);
        expect(schema.safeParse({ ...common, lowerPart: { size: 1 }, upperPart: {} }).success).to.equal(
            false,
        );
        expect(schemaOf([]).safeParse(common).success).to.equal(true);
    });

    it("describes the settings of a layer by the layer's name", () => {
        expect(schemaOf([testSection()]).shape.lowerPart).to.have.property(
            "description",
            "Settings of the lower-part layer.",
        );
    });

    it("is made once for the same layers", () => {
        const sections = [testSection()];
        expect(schemaOf(sections)).to.equal(schemaOf(sections));
        expect(schemaOf(sections)).not.to.equal(schemaOf([testSection()]));
    });

    it("refuses a drain that may take no time, and one without a unit", () => {
        for (const drainTimeout of ["0m", "10", "soon"]) {
            expect(refused({ drainTimeout }), drainTimeout).to.include("drainTimeout");
        }
        expect(refused({ drainTimeout: "1h30m" })).to.deep.equal([]);
    });

    it("refuses accounts, regions, backends and branches that cannot be", () => {
        expect(refused({ account: "12" })).to.deep.equal(["account"]);
        expect(refused({ region: "eu-central-1a" })).to.deep.equal(["region"]);
        expect(refused({ state: { backend: "ftp://host" } })).to.deep.equal(["state.backend"]);
        expect(refused({ claims: { branch: "a..b" } })).to.deep.equal(["claims.branch"]);
        expect(refused({ announce: { webhook: "https://hooks.example" } })).to.deep.equal([
            "announce.webhook",
        ]);
    });
});
