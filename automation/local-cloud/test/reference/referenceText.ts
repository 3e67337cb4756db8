import { models } from "../../aws/provider/models";
import { services } from "../../aws/wire/services";
import { builtinResources } from "../../kubernetes/api/resources/builtinResources";
import { generators } from "../../random/generators";
import { refusalsOf } from "./refusals";

/** The text of REFERENCE.md: what the local cloud models and refuses, read from its own code in `folder`. */
export function referenceText(folder: string): string {
    return [
        "# What the local cloud models, and what it refuses",
        "",
        "Generated from the code: `npm run reference -w local-cloud`. A test says if it is not up to date.",
        "",
        "## Resources of AWS",
        "",
        "A type that is not in this table has a generic model: it is what it was asked to be, any change is an update, nothing is refused, and a notice says so. Codes are those of AWS's own refusals.",
        "",
        ...table(
            [
                "type",
                "needs",
                "refused when made",
                "refused when changed",
                "refused when deleted",
                "a change of these makes a new one",
            ],
            awsRows(folder),
        ),
        "",
        "## The AWS API",
        "",
        "Any other action is refused as one that is not known.",
        "",
        ...table(
            ["service", "protocol", "actions"],
            services.map(({ name, protocol, actions }) => [
                name,
                protocol,
                Object.keys(actions).sort().join(", "),
            ]),
        ),
        "",
        "## Resources of the random package",
        "",
        "Other types are refused. `RandomPassword` has no `bcryptHash`.",
        "",
        ...table(
            ["type", "gives"],
            Object.entries(generators).map(([type, { outputs }]) => [code(type), outputs.join(", ")]),
        ),
        "",
        "## Resources of Kubernetes",
        "",
        "Custom resources come on top, with the schemas of their definitions.",
        "",
        ...table(["API", "resources"], kubernetesRows()),
        "",
    ].join("\n");
}

function awsRows(folder: string): readonly (readonly string[])[] {
    const refusals = refusalsOf(folder);
    return Object.entries(models)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([type, model]) => {
            const refused = refusals.get(type);
            return [
                code(type),
                (model.required ?? []).join(", "),
                (refused?.refuseCreate ?? []).join(", "),
                (refused?.refuseUpdate ?? []).join(", "),
                (refused?.refuseDelete ?? []).join(", "),
                model.immutable === true ? "any" : (model.replaces ?? []).join(", "),
            ];
        });
}

function kubernetesRows(): readonly (readonly string[])[] {
    const byApi = new Map<string, string[]>();
    for (const { group, version, plural } of builtinResources) {
        const api = group === "" ? version : `${group}/${version}`;
        byApi.set(api, [...(byApi.get(api) ?? []), plural]);
    }
    return [...byApi].map(([api, plurals]) => [code(api), plurals.sort().join(", ")]);
}

function code(text: string): string {
    return `\`${text}\``;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
    return [titles, titles.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
}
