import { expect } from "chai";
import { readOptions } from "../../command/options";
import { LocalCloudError } from "../../errors";

function refusal(...args: string[]): string {
    try {
        readOptions(args);
    } catch (error) {
        if (error instanceof LocalCloudError) return error.message;
        throw error;
    }
    return "accepted";
}

describe("the options of local-cloud", () => {
    it("have defaults that serve one account in the folder where one is", () => {
        expect(readOptions([])).to.deep.equal({
            verb: "serve",
            json: false,
            options: {
                folder: ".local-cloud",
                account: "111111111111",
                region: "eu-central-1",
                latency: "none",
            },
        });
    });

    it("say how slow it is and what goes wrong on purpose", () => {
        const asked = readOptions(["--latency", "realistic", "--faults", "7:0.25", "--fixtures", "f"]);
        expect(asked).to.have.property("verb", "serve");
        expect(asked).to.have.nested.property("options.latency", "realistic");
        expect(asked).to.have.nested.property("options.fixtures", "f");
        expect(asked).to.have.deep.nested.property("options.faults", { seed: 7, rate: 0.25 });
    });

    it("are refused by name if their value is not one that they take", () => {
        expect(refusal("--account", "12")).to.equal('--account takes the 12 digits of an account, not "12".');
        expect(refusal("--latency", "")).to.equal('--latency takes none or realistic, not "".');
        expect(refusal("--faults", "7:2")).to.match(/^--faults takes a seed and a share/);
    });

    it("are refused if they are unknown, or not options", () => {
        expect(refusal("--regon", "x")).to.contain("--regon");
        expect(refusal("serve")).to.contain("serve");
    });
});
