import { z } from "zod";

/** Settings of the admin user's password. */
export const adminPasswordSettings = z.strictObject({
    length: z.int().min(16).max(128).describe("Number of characters."),
});

export type AdminPasswordSettings = z.infer<typeof adminPasswordSettings>;
