import { expect } from "chai";
import { destroy } from "../../../automation/cake/destroy/destroy";
import type { CakeEvent } from "../../../automation/cake/model/events";
import { up, type UpRequest } from "../../../automation/cake/deploy/up";
import { holdings } from "../../support/account";
import { chaosCake } from "../../chaos/chaosLayers";
import { request } from "../../support/ownLayers";
import { projectCopy } from "../../support/project";
import { story } from "../../support/story";

/** A seed with which answers of a destroy are lost, after the cloud has done what it was asked for. */
const losing = { seed: 670745, rate: 0.3 };

describe("a deletion whose answer was lost", function () {
    const step = story();
    this.timeout(120_000);
    let said: string[];
    let asked: UpRequest;

    before(() => {
        const listener = (event: CakeEvent): void => {
            if (event.code === "notice") said.push(event.text);
        };
        asked = { ...request(projectCopy(), chaosCake), listener };
    });
    beforeEach(() => {
        said = [];
    });

    step("fails the destroy, and leaves a state that has what is gone", async () => {
        expect((await up(asked)).result).to.equal("succeeded");
        const { result } = await destroy({ ...asked, cloud: { latency: "none", faults: losing } });
        expect(result).to.equal("failed");
    });

    step("does not keep the next up from making it anew", async () => {
        const { result } = await up(asked);
        expect(said.join("\n")).to.match(/was perhaps deleted: it is gone, and so is its record/);
        expect(result).to.equal("succeeded");
        expect((await destroy(asked)).result).to.equal("succeeded");
        expect(holdings(asked.paths.root)).to.deep.equal([]);
    });
});
