import { suggest } from "../../../stacks/_settings/load/didYouMean";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";
import type { SandboxOptions } from "./sandboxOptions";

const actions = ["create", "delete", "list"] as const;

/** Creates a sandbox, deletes one with all that is deployed of it, or lists them. */
export async function sandbox(
    action: string,
    name: string | undefined,
    options: SandboxOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (action === "list") return await (await import("./sandboxList")).sandboxList(context);
    if (action !== "create" && action !== "delete") {
        throw new CakeError(
            `There is no command \`sandbox ${action}\`.`,
            exitCodes.usage,
            suggest(action, actions),
        );
    }
    if (name === undefined) {
        throw new CakeError("No sandbox is named.", exitCodes.usage, `npm run sandbox -- ${action} <name>`);
    }
    if (action === "create") {
        return await (await import("./sandboxCreate")).sandboxCreate(name, options, context);
    }
    return await (await import("./sandboxDelete")).sandboxDelete(name, options, context);
}
