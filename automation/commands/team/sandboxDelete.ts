import { Environments } from "../../cake/session/environments";
import { deleteSandbox, refuseDelete } from "../../cake/sandbox/deleteSandbox";
import { runDocument } from "../../report/files/runDocument";
import { deletedSandboxText } from "../../report/text/sandboxesText";
import type { CommandContext, CommandOutcome } from "../common/command";
import { confirmByName } from "../common/confirmByName";
import { exitCodeOfRun } from "../common/exitCodeOf";
import { holderOnly } from "../common/holderOnly";
import { onlyResult, runAll } from "../common/runAll";
import type { SandboxOptions } from "./sandboxOptions";

/** Deletes a sandbox with all that is deployed of it, after its name was typed or given. */
export async function sandboxDelete(
    name: string,
    options: SandboxOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const environments = new Environments(context.paths.root);
    const place = environments.of(name).place();
    refuseDelete(context.paths.root, place);
    await confirmByName(place, options.confirm, context, `npm run sandbox -- delete ${name}`);
    const run = holderOnly(options, deleteSandbox);
    const result = onlyResult(await runAll("destroy", { ...context, environments }, [name], options, run));
    return {
        exitCode: exitCodeOfRun(result),
        json: runDocument(result),
        text: (terminal) => deletedSandboxText(result, terminal),
    };
}
