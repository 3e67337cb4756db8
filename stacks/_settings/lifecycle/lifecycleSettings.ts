import { z } from "zod";
import { durationForm, parseDuration } from "./duration";
import { parseDate } from "./point";
import { isTimeZone } from "./timeZone";

/** When an environment is torn down and brought back. */
export const lifecycleSettings = z.strictObject({
    teardown: z
        .enum(["nightly", "weekends", "never"])
        .describe("In which nights `npm run teardown -- --nightly` destroys it."),
    wake: z
        .enum(["workdays", "never"])
        .describe("On which mornings `npm run wake -- --morning` brings back what was torn down."),
    timezone: z
        .string()
        .refine(isTimeZone, "must be a time zone of the IANA database, such as Europe/Berlin")
        .describe("The time zone whose clocks tell what a day is."),
    ttl: z
        .string()
        .regex(durationForm, "must be a duration such as 12h, 3d or 2w")
        .refine((text) => parseDuration(text) !== 0, "must be longer than nothing")
        .optional()
        .describe("How long it may stay after the last up, claim or renewal; for good where left out."),
    keepUntil: z
        .string()
        .refine(
            (text) => parseDate(text, "UTC") !== undefined,
            "must be a date such as 2026-12-24, or one with a time",
        )
        .optional()
        .describe("Until the end of this day it is not torn down, whatever else is said."),
});

export type LifecycleSettings = z.infer<typeof lifecycleSettings>;
