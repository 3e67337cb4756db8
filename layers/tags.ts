import type { About } from "./contract";

/** The tags that everything in AWS carries: whose it is, and what made it. The sweep finds leftovers by them. */
export function tagsOf(about: About, layer: string): Record<string, string> {
    return {
        environment: about.environment,
        layer,
        kind: about.kind,
        owner: about.owner,
        "managed-by": "pulumi",
    };
}
