import type * as aws from "@pulumi/aws";
import type { WithProvider } from "../contract";
import type { ComputeContext } from "./contract";

/** What every part of the compute layer is given. */
export type Context = WithProvider<ComputeContext, aws.Provider>;
