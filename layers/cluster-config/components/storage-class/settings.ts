import { z } from "zod";

/** Settings of the default storage class. */
export const storageClassSettings = z.strictObject({
    type: z.enum(["gp3", "io2"]).describe("EBS volume type."),
    encrypted: z.boolean().describe("Whether volumes are encrypted."),
    reclaimPolicy: z.enum(["Delete", "Retain"]).describe("What becomes of a volume whose claim is deleted."),
});

export type StorageClassSettings = z.infer<typeof storageClassSettings>;
