import { expect } from "chai";
import { SettingsError } from "../../../../stacks/_settings/load/errors";
import { readHolidays } from "../../../../stacks/_settings/lifecycle/calendar";
import { problemsOf, root, sandboxWith, settingsProject, told } from "../../../support/settingsProject";

function problems(text: string): readonly string[] {
    try {
        readHolidays(settingsProject({ "calendar.yaml": text }));
    } catch (error) {
        if (error instanceof SettingsError) return told(error.problems);
    }
    return [];
}

describe("the calendar", () => {
    it("lists holidays; without one there are none", () => {
        expect(readHolidays(root).has("2026-12-25")).to.equal(true);
        expect(readHolidays(settingsProject({})).size).to.equal(0);
        expect(readHolidays(settingsProject({ "calendar.yaml": "holidays:\n" })).size).to.equal(0);
    });

    it("says where it is wrong", () => {
        expect(
            problems("holidays:\n  - 2026-12-25\n  - Christmas\n  - 2026-02-30\nworkdays: 5\n"),
        ).to.deep.equal([
            "stacks/calendar.yaml:3:5 holidays[1]: must be a date such as 2026-12-25, not `Christmas`",
            "stacks/calendar.yaml:4:5 holidays[2]: must be a date such as 2026-12-25, not `2026-02-30`",
            "stacks/calendar.yaml:5:1 workdays: does not belong here",
        ]);
        expect(problems("[")[0]).to.match(/^stacks\/calendar\.yaml:\d+:\d+ : this is not YAML/);
    });
});

describe("the settings of a lifecycle", () => {
    it("are refused if they cannot be read", () => {
        const said = told(
            problemsOf(
                sandboxWith(
                    "lifecycle:\n  teardown: nighly\n  timezone: Europe/Berln\n  ttl: soon\n  keepUntil: 2026-02-30\n  wake: yes\n",
                ),
            ),
        );
        expect(said).to.deep.equal([
            "stacks/one/stack.yaml:5:3 lifecycle.teardown: must be one of nightly, weekends, never, not `nighly`",
            "stacks/one/stack.yaml:6:3 lifecycle.timezone: must be a time zone of the IANA database, such as Europe/Berlin, not `Europe/Berln`",
            "stacks/one/stack.yaml:7:3 lifecycle.ttl: must be a duration such as 12h, 3d or 2w, not `soon`",
            "stacks/one/stack.yaml:8:3 lifecycle.keepUntil: must be a date such as 2026-12-24, or one with a time, not `2026-02-30`",
            "stacks/one/stack.yaml:9:3 lifecycle.wake: must be one of workdays, never, not `yes`",
        ]);
    });
});
