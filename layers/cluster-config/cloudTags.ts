import type { About } from "../contract";
import { tagsOf } from "../tags";

/** The layer's tags for what controllers make in AWS, as `key=value` pairs: a sweep finds it by them. */
export function cloudTags({ about }: { readonly about: About }): string[] {
    return Object.entries(tagsOf(about, "cluster-config")).map(([key, value]) => `${key}=${value}`);
}
