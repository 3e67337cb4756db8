// Covers: up.ts
import { expect } from "chai";
import { up } from "../../../../automation/commands/run/up";
import { upConsent, type UpConsentChoice } from "../../../../automation/commands/run/upConsent";
import { CakeError } from "../../../../automation/system/errors";

const diff = { environment: "dev-1", layers: [] };

/** Consent to an up of an environment; `answer` is what somebody types, undefined if there is no terminal. */
function consent(isProtected: boolean, choice: Partial<UpConsentChoice>, answer?: string) {
    const place = { name: "dev-1", settings: { protected: isProtected } as never };
    const asked: string[] = [];
    const ask = (_: unknown, question: string): Promise<string> => {
        asked.push(question);
        return Promise.resolve(answer ?? "");
    };
    const given = upConsent(place, { yes: false, ...choice }, { interactive: answer !== undefined, ask });
    return { given: () => given(diff), asked };
}

describe("consent to an up", () => {
    it("is given by --yes or by the name, and nothing is asked", async () => {
        for (const choice of [{ yes: true }, { confirm: "dev-1" }]) {
            const { given, asked } = consent(false, choice);
            expect(await given()).to.equal(true);
            expect(asked).to.deep.equal([]);
        }
    });

    for (const [answer, isYes] of [
        ["yes", true],
        ["Y", true],
        ["no", false],
        ["", false],
        ["yes please", false],
    ] as const) {
        it(`is ${isYes ? "given" : "not given"} by the answer ${JSON.stringify(answer)}`, async () => {
            const { given, asked } = consent(false, {}, answer);
            expect(await given()).to.equal(isYes);
            expect(asked).to.deep.equal(["Deploy these changes to dev-1? (yes/no) "]);
        });
    }

    it("to a protected environment is its name, typed or given; a yes does not do", async () => {
        expect(await consent(true, { confirm: "dev-1" }).given()).to.equal(true);
        expect(await consent(true, { yes: true }, "dev-1").given()).to.equal(true);
        expect(await consent(true, { yes: true }, "yes").given()).to.equal(false);
        expect(() => consent(true, { confirm: "dev-2" }))
            .to.throw(CakeError, '"dev-2" is not the name of dev-1; nothing was changed.')
            .with.property("exitCode", 2);
    });

    it("is refused at once with the option that gives it, if there is nobody to ask", () => {
        expect(() => consent(false, {}))
            .to.throw(CakeError, "There is no terminal to ask on.")
            .with.property("remedy", "To deploy without being asked: npm run up -- dev-1 --yes");
        expect(() => consent(true, { yes: true }))
            .to.throw(CakeError, "dev-1 is protected, and there is no terminal to ask on.")
            .with.property("remedy", "To deploy without being asked: npm run up -- dev-1 --confirm=dev-1");
    });
});

describe("up", () => {
    it("refuses a layer that there is not before it reads anything else", async () => {
        const layers = () => Promise.resolve([{ name: "network" }]);
        const context = { layers, paths: { root: "/nowhere" } } as never;
        const options = { to: "netwrk" } as never;
        const error = await up("dev-1", options, context).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(CakeError);
        expect(error).to.include({ message: 'There is no layer "netwrk".', exitCode: 6 });
    });
});
