import { repair as repairEnvironment } from "../../cake/session/repair/repair";
import { Environments } from "../../cake/session/environments";
import { CakeError, exitCodes } from "../../system/errors";
import { repairText } from "../../report/text/repairText";
import { repairConsent } from "../common/repairConsent";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Options of `repair`. */
export interface RepairOptions {
    readonly yes: boolean;
    readonly latency: "none" | "realistic";
}

/** Brings the state of an environment in line after an interrupted run; asks first, unless told yes. */
export async function repair(
    name: string,
    { yes, latency }: RepairOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const environment = new Environments(context.paths.root).of(name);
    environment.place();
    if (!yes && !context.interactive) {
        throw new CakeError(
            "There is no terminal to ask on.",
            exitCodes.usage,
            `To repair without being asked: npm run repair -- ${name} --yes`,
        );
    }
    const { listener, paths, signal } = context;
    const layers = await context.layers();
    const common = { layers, listener, paths, signal, environment, cloud: { latency } };
    const result = await repairEnvironment({ ...common, ...repairConsent(context, yes) });
    return { exitCode: exitCodes.done, json: result, text: (terminal) => repairText(result, terminal) };
}
