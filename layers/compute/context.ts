import type * as aws from "@pulumi/aws";
import type { About, Below, computeReads } from "../contract";
import type { ComputeSettings } from "./settings";

/** What every part of the compute layer is made with. */
export interface Making {
    readonly about: About;
    readonly settings: ComputeSettings;
    readonly below: Below<typeof computeReads>;
    readonly provider: aws.Provider;
}
