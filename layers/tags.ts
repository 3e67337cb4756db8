import type { About } from "./contract";

/**
 * The tags that everything in AWS carries: whose it is, and what made it, by which the sweep finds leftovers; then the
 * environment's own.
 */
export function tagsOf(about: About, layer: string): Record<string, string> {
    return {
        environment: about.environment,
        layer,
        kind: about.kind,
        owner: about.owner,
        "managed-by": "pulumi",
        ...about.tags,
    };
}
