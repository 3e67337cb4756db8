import { expect } from "chai";
import {
    checkLocalCloud,
    needLocalCloud,
} from "../../../../../automation/cake/session/local/checkLocalCloud";
import { onLocalCloud } from "../../../../support/localCloud/testing";

onLocalCloud("a project with the local cloud", () => {
    it("has one for its environments, and says so", () => {
        expect(() => {
            needLocalCloud();
        }).to.not.throw();
        expect(checkLocalCloud(["sandbox-a", "dev-1"])).to.deep.equal({
            name: "local cloud",
            result: "ok",
            found: "for sandbox-a, dev-1",
        });
    });
});
