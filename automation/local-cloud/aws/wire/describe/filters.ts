import { type Json, list, map, text, texts } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { Cloud, Found } from "../../model/cloud";
import { tagsOf } from "./tags";

/** What a filter compares with: the value, or values, that a resource has. */
export type FilterFields = Readonly<
    Record<string, (found: Found, cloud: Cloud) => string | readonly string[]>
>;

/** EC2's filters compare with `*` and `?` as wildcards; a backslash makes them plain. */
function pattern(value: string): RegExp {
    const source = value.replaceAll(/\\[*?\\]|[*?]|[.+^${}()|[\]\\]/g, (sign) => {
        if (sign === "*") return ".*";
        if (sign === "?") return ".";
        return sign.length === 2 ? sign : `\\${sign}`;
    });
    return new RegExp(`^${source}$`, "s");
}

function valuesOf(name: string, found: Found, cloud: Cloud, fields: FilterFields): readonly string[] {
    if (name === "tag-key") return Object.keys(tagsOf(found.body));
    if (name.startsWith("tag:")) {
        const value = tagsOf(found.body)[name.slice("tag:".length)];
        return value === undefined ? [] : [value];
    }
    const read = fields[name];
    if (read === undefined) throw new CloudError("InvalidParameterValue", `The filter '${name}' is invalid`);
    const value = read(found, cloud);
    return typeof value === "string" ? [value] : value;
}

/** Those that pass every filter; of one filter's values any (EC2 User Guide, "Filter resources"). */
export function filtered(
    found: readonly Found[],
    filters: Json | undefined,
    fields: FilterFields,
    cloud: Cloud,
): Found[] {
    const wanted = list(filters).map((filter) => {
        const { Name, Value } = map(filter);
        return { name: text(Name), patterns: texts(Value).map(pattern) };
    });
    // An unknown name is refused although there is nothing to compare it with.
    for (const { name } of wanted) valuesOf(name, { id: "", body: {} }, cloud, fields);
    return found.filter((each) =>
        wanted.every(({ name, patterns }) =>
            valuesOf(name, each, cloud, fields).some((value) => patterns.some((want) => want.test(value))),
        ),
    );
}
