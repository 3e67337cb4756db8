import type * as aws from "@pulumi/aws";
import type { About } from "../contract";
import type { NetworkSettings } from "./settings";

/** What every part of the network is made with. */
export interface Making {
    readonly about: About;
    readonly settings: NetworkSettings;
    readonly provider: aws.Provider;
}

/** The Name tag of a thing that has no name of its own in AWS. */
export function named({ about }: Making, name: string): { Name: string } {
    return { Name: `${name}-${about.environment}` };
}

/** The short name of a zone, its last letter: what tells the zones of a region apart. */
export function zoneLetter(zone: string): string {
    return zone.slice(-1);
}
