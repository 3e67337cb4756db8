import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readRecord } from "../reading/readRecord";
import { parseDate } from "./point";

const file = "stacks/calendar.yaml";

const calendar = z.strictObject({
    holidays: z
        .array(
            z
                .string()
                .refine(
                    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text, "UTC") !== undefined,
                    "must be a date such as 2026-12-25",
                ),
        )
        .nullable(),
});

/** The dates on which nothing is woken, `2026-12-25`; empty if there is no calendar. Throws a `SettingsError` with the place of each problem. */
export function readHolidays(root: string): ReadonlySet<string> {
    const path = join(root, file);
    if (!existsSync(path)) return new Set();
    const remedy = "Write a list of dates: `- 2026-12-25`.";
    const { holidays } = readRecord(calendar, readFileSync(path, "utf8"), file, remedy);
    return new Set(holidays);
}
