import { expect } from "chai";
import type { SchedulePlan } from "../../../../automation/cake/lifecycle/planSchedule";
import { scheduleJson, scheduleText } from "../../../../automation/report/text/scheduleText";
import { CakeError } from "../../../../automation/system/errors";
import { plain } from "./plain";

const due = {
    environment: "dev-1",
    due: true,
    reason: "every night",
    why: "schedule",
    resourceHours: 240,
} as const;
const stays = { environment: "dev-2", due: false, reason: "it is not deployed" };
const plan: SchedulePlan = {
    action: "teardown",
    environments: [due, stays],
    unreadable: [{ environment: "dev-3", error: new CakeError("Its state cannot be read.", 3) }],
    notices: [],
};

describe("a schedule", () => {
    it("is a table of what goes, what stays and what cannot be read, with the reasons", () => {
        const text = scheduleText(plan, plain);
        expect(text).to.match(/dev-1 +goes +every night\n/);
        expect(text).to.match(/dev-2 +stays +it is not deployed\n/);
        expect(text).to.match(/dev-3 +cannot be read +Its state cannot be read\.\n/);
    });

    it("says of a wake what comes back", () => {
        expect(scheduleText({ ...plan, action: "wake" }, plain)).to.match(/dev-1 +comes back/);
    });

    it("says that there are no environments", () => {
        const empty = { action: "wake", environments: [], unreadable: [], notices: [] } as const;
        expect(scheduleText(empty, plain)).to.equal("There are no environments.\n");
    });

    it("is data with what a teardown saves, and errors without their stack traces", () => {
        const error = { message: "Its state cannot be read.", exitCode: 3 };
        expect(scheduleJson(plan)).to.deep.equal({
            ...{ action: "teardown", due: [due], stays: [stays], resourceHours: 240 },
            unreadable: [{ environment: "dev-3", error }],
        });
        expect(scheduleJson({ ...plan, action: "wake" })).not.to.have.property("resourceHours");
    });
});
