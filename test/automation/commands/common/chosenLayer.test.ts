import { expect } from "chai";
import { chosenLayer } from "../../../../automation/commands/common/chosenLayer";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { testLayer } from "../../../support/testLayer";

const load = () => Promise.reject(new Error("is not run here"));
const layers = ["lower", "upper"].map((name) => testLayer({ name, load }));

describe("the layer that an option names", () => {
    it("is one of the cake's, or no layer if the option is left out", () => {
        expect(chosenLayer(layers, "upper")).to.equal(layers[1]);
        expect(chosenLayer(layers, undefined)).to.equal(undefined);
    });

    it("is refused if there is no such layer, with the one that was likely meant", () => {
        expect(() => chosenLayer(layers, "uper"))
            .to.throw(CakeError, 'There is no layer "uper".')
            .which.includes({ exitCode: exitCodes.unknownEnvironment, remedy: "Did you mean `upper`?" });
    });
});
