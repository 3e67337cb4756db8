import { tagsOf } from "../tags";
import type { Context } from "./context";

/** The layer's tags for what controllers make in AWS, as `key=value` pairs: a sweep finds it by them. */
export function cloudTags({ about }: Context): string[] {
    return Object.entries(tagsOf(about, "cluster-config")).map(([key, value]) => `${key}=${value}`);
}
