import { Environments } from "../../cake/session/environments";
import { serveCloud } from "../../cake/session/serveCloud";
import { exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Serves an environment's cloud until it is stopped, and prints what plain `pulumi` commands need to use it. */
export async function cloud(
    name: string,
    options: { readonly latency: "none" | "realistic" },
    context: CommandContext,
    print: (text: string) => void,
): Promise<CommandOutcome> {
    const layers = await context.layers();
    const environment = new Environments(context.paths.root).of(name);
    await serveCloud(
        { ...context, layers, environment, cloud: { latency: options.latency } },
        (variables) => {
            const lines = Object.entries(variables).map(
                ([variable, value]) => `export ${variable}='${value}'\n`,
            );
            print(
                `${lines.join("")}# In another terminal, paste the lines above; then: pulumi up -C layers/${layers[0]?.folder ?? ""} -s ${name}\n`,
            );
        },
    );
    return { exitCode: exitCodes.done, json: {}, text: () => "" };
}
