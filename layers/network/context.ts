import type * as aws from "@pulumi/aws";
import type { WithProvider } from "../contract";
import type { NetworkContext } from "./contract";

/** What every part of the network is given. */
export type Context = WithProvider<NetworkContext, aws.Provider>;

/** The Name tag of a resource that has no name of its own in AWS. */
export function named({ about }: Context, name: string): { Name: string } {
    return { Name: `${name}-${about.environment}` };
}

/** The last letter of a zone, which differs between the zones of a region. */
export function zoneLetter(zone: string): string {
    return zone.slice(-1);
}
