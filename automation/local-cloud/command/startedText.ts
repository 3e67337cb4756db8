import { awsVariables } from "../aws/wire/awsVariables";
import type { LocalCloudOptions } from "../localCloud";
import type { Reach } from "./lines";

/** What a person is told once an account is served: where it is kept, and the variables that make tools use it. */
export function startedText({ folder, account, region }: LocalCloudOptions, reach: Reach): string {
    const variables = { ...awsVariables(reach.aws), ...reach.engine };
    return [
        `Account ${account} of the local cloud, kept in ${folder}/${account}, is served in ${region}.`,
        `The Kubernetes API of a cluster is below ${reach.kubernetes}/, by the first part of its endpoint's host name.`,
        "",
        "In another shell:",
        ...Object.entries(variables).map(([name, value]) => `  export ${name}=${value}`),
        "",
        "Ctrl-C ends it.",
        "",
    ].join("\n");
}
