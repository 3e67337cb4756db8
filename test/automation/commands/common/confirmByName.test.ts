// Covers: repairConsent.ts, wrongName.ts
import { expect } from "chai";
import { confirmByName } from "../../../../automation/commands/common/confirmByName";
import { repairConsent } from "../../../../automation/commands/common/repairConsent";
import { CakeError } from "../../../../automation/system/errors";
import { failureOf, testContext } from "../testContext";

const place = { name: "dev-1", settings: { account: "111111111111", region: "eu-central-1" } } as never;
const again = "npm run destroy -- dev-1";

describe("the name that confirms a destroy", () => {
    it("is given by --confirm, and nothing is asked", async () => {
        const context = testContext("/nowhere", "no");
        await confirmByName(place, "dev-1", context, again);
        expect(context.questions).to.deep.equal([]);
    });

    it("is typed at the terminal", async () => {
        const context = testContext("/nowhere", "dev-1");
        await confirmByName(place, undefined, context, again);
        expect(context.questions).to.deep.equal(["Type the environment's name to go on: "]);
    });

    it("must be the environment's, typed or given", async () => {
        const typed = await failureOf(() => confirmByName(place, undefined, testContext("/", "yes"), again));
        expect(typed).to.be.instanceOf(CakeError);
        expect(typed).to.include({
            message: "That is not the name of dev-1; nothing was changed.",
            exitCode: 8,
        });
        const given = await failureOf(() => confirmByName(place, "dev-2", testContext("/", "dev-1"), again));
        expect(given).to.include({
            message: '"dev-2" is not the name of dev-1; nothing was changed.',
            exitCode: 2,
            remedy: "Use --confirm=dev-1.",
        });
    });

    it("is asked for by an error if there is no terminal", async () => {
        expect(await failureOf(() => confirmByName(place, undefined, testContext("/"), again))).to.include({
            message: "There is no terminal to ask on.",
            exitCode: 2,
            remedy: "To destroy without being asked: npm run destroy -- dev-1 --confirm=dev-1",
        });
    });
});

describe("consent to a repair", () => {
    const interrupted = ["network: aws:ec2:Vpc main was being created"];

    for (const [answer, isYes] of [
        ["yes", true],
        ["Y", true],
        ["no", false],
        ["", false],
    ] as const) {
        it(`is ${isYes ? "given" : "not given"} by the answer ${JSON.stringify(answer)}`, async () => {
            const context = testContext("/nowhere", answer);
            const { agreeToRepair } = repairConsent(context, false);
            expect(await agreeToRepair?.(interrupted)).to.equal(isYes);
            expect(context.questions).to.have.length(1);
        });
    }

    it("is not asked for without a terminal, or after it was given", () => {
        expect(repairConsent(testContext("/"), false)).to.deep.equal({});
        expect(repairConsent(testContext("/", "yes"), true)).to.deep.equal({});
    });
});
