import type { AwsAccess } from "../aws/wire/awsAccess";

/** What `local-cloud --json` prints, one JSON object a line: `started` or `failed` first, then what happens while it runs. */
export type Line =
    | ({ readonly kind: "started" } & Reach)
    /** It could not start, for a reason that its reader can mend. */
    | { readonly kind: "failed"; readonly message: string; readonly remedy: string }
    /** Something that its user should know, such as a type that has only a generic model; each text once. */
    | { readonly kind: "notice"; readonly text: string }
    /** A bug in the local cloud ends it. */
    | { readonly kind: "crashed"; readonly message: string };

/** How a local cloud is reached. */
export interface Reach {
    /** Variables that make the Pulumi engine use its providers. */
    readonly engine: Readonly<Record<string, string>>;
    /** Its AWS API. */
    readonly aws: AwsAccess;
    /** The URL below which each cluster has its Kubernetes API: `<url>/<id of the cluster>`. */
    readonly kubernetes: string;
}
