import { expect } from "chai";
import { masked } from "../../../automation/git/masked";

describe("masked", () => {
    it("takes credentials out of URLs and leaves the rest", () => {
        const cases = [
            [
                "unable to access 'https://ada:canary@example.org/x.git/'",
                "unable to access 'https://***@example.org/x.git/'",
            ],
            ["https://canary@example.org/x", "https://***@example.org/x"],
            ["https://ada:can/ary@x@example.org/x", "https://***@example.org/x"],
            ["ssh://git:canary@example.org and http://b:canary@c", "ssh://***@example.org and http://***@c"],
            [
                "https://example.org/x?private_token=canary&page=2",
                "https://example.org/x?private_token=***&page=2",
            ],
        ];
        for (const [text = "", expected] of cases) expect(masked(text)).to.equal(expected);
    });

    it("leaves a text without credentials alone", () => {
        const text =
            "To https://example.org/x.git and git@example.org:x.git\n ! [rejected] main -> main (fetch first)";
        expect(masked(text)).to.equal(text);
    });
});
