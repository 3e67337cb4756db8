import { z } from "zod";
import { durationForm, parseDuration } from "./duration";
import { parseDate } from "./point";
import { isTimeZone } from "./timeZone";

/** When an environment is torn down and brought back. */
export const lifecycleSettings = z.strictObject({
    teardown: z
        .enum(["nightly", "weekends", "never"])
        .describe("On which nights `npm run teardown -- --nightly` destroys it."),
    wake: z
        .enum(["workdays", "never"])
        .describe("On which mornings `npm run wake -- --morning` brings it back."),
    timezone: z
        .string()
        .refine(isTimeZone, "must be a time zone of the IANA database, such as Europe/Berlin")
        .describe("The time zone whose clocks decide when a day begins and ends."),
    ttl: z
        .string()
        .regex(durationForm, "must be a duration such as 12h, 3d or 2w")
        .refine((text) => parseDuration(text) !== 0, "must be longer than zero")
        .optional()
        .describe("How long it may stay after the last up, claim or renewal; without it, there is no limit."),
    keepUntil: z
        .string()
        .refine(
            (text) => parseDate(text, "UTC") !== undefined,
            "must be a date such as 2026-12-24, or one with a time",
        )
        .optional()
        .describe("It is not torn down before the end of this day, whatever the other settings are."),
});

export type LifecycleSettings = z.infer<typeof lifecycleSettings>;
