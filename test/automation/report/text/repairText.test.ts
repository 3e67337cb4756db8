import { expect } from "chai";
import { repairText } from "../../../../automation/report/text/repairText";
import { plain } from "./plain";

const vpc = { urn: "urn:pulumi:dev-1::network::aws:ec2/vpc:Vpc::main", type: "aws:ec2/vpc:Vpc" };

describe("the text of a repair", () => {
    it("has a line for each operation that was open, with its result", () => {
        const operations = [
            { ...vpc, doing: "creating", isPending: true, result: "imported", id: "vpc-1" },
            { ...vpc, doing: "creating", isPending: false, result: "cleared" },
        ] as const;
        const text = repairText(
            { environment: "dev-1", layers: [{ layer: "network", operations }], seconds: 2 },
            plain,
        );
        expect(text).to.equal(
            "repair of dev-1 succeeded, in 2.0 s\n\n  network  aws:ec2:Vpc main was being created: it exists (vpc-1), and is in the state now.\n",
        );
    });

    it("says that nothing was open", () => {
        const nothing = { environment: "dev-1", layers: [], seconds: 1 };
        expect(repairText(nothing, plain)).to.equal("Nothing of dev-1 is left open.");
    });
});
