import { identity } from "../../cake/claims/identity";
import { createSandbox, type CreatedSandbox } from "../../cake/sandbox/createSandbox";
import { createdSandboxText } from "../../report/text/sandboxesText";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";
import type { SandboxOptions } from "./sandboxOptions";

/** Creates a sandbox that follows the settings of another environment. */
export async function sandboxCreate(
    name: string,
    { from, owner, ttl, branch, cloud }: SandboxOptions,
    { paths, layers }: CommandContext,
): Promise<CommandOutcome> {
    if (from === undefined) {
        throw new CakeError(
            "No environment is named whose settings the sandbox follows.",
            exitCodes.usage,
            `npm run sandbox -- create ${name} --from <environment>; \`npm run status\` lists them.`,
        );
    }
    const wish = {
        name,
        from,
        owner: owner ?? (await identity(paths.root)),
        ...(ttl === undefined ? {} : { ttl }),
        ...(branch === undefined ? {} : { branch }),
        ...(cloud === undefined ? {} : { cloud }),
    };
    const created = createSandbox(paths, await layers(), wish, new Date());
    return { exitCode: exitCodes.done, json: asJson(created), text: () => createdSandboxText(created) };
}

/** Values of its own are members of the document, by the last part of their path: `vpcCidr`. */
function asJson({ own, next, ...created }: CreatedSandbox): object {
    const values = own.map(({ path, value }) => [path.at(-1), value] as const);
    return { ...created, ...(Object.fromEntries(values) as object), next };
}
