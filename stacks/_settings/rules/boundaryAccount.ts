import { problemAt, type Rule } from "./rule";

/** The permissions boundary is a policy of the environment's account or of AWS: IAM takes no other. */
export const boundaryAccount: Rule<unknown> = (input) => {
    const { account, permissionsBoundary } = input.common;
    if (account === undefined || permissionsBoundary === undefined) return [];
    const owner = permissionsBoundary.split(":")[4];
    if (owner === account || owner === "aws") return [];
    const message = `is a policy of the account ${owner}, and the environment is in ${account}`;
    const remedy = permissionsBoundary.replace(`:${owner}:`, `:${account}:`);
    return [problemAt(input, ["permissionsBoundary"], message, `Did you mean \`${remedy}\`?`)];
};
