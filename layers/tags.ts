import type { About } from "./contract";

/**
 * The tags of everything in AWS: which environment and layer it belongs to, and what created it, by which a sweep finds
 * leftovers; then the tags in the environment's settings.
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
