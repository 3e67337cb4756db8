import { leftovers as leftoversOf, type EnvironmentLeftovers } from "../../cake/leftovers/leftovers";
import { Environments } from "../../cake/session/environments";
import { errorJson } from "../../report/errors";
import { allLeftoversText } from "../../report/text/leftoversText";
import { chosenEnvironments, type EnvironmentChoice } from "../common/chosenEnvironments";
import type { CommandContext, CommandOutcome } from "../common/command";
import { exitCodeOfLeftovers } from "../common/exitCodeOf";
import type { RunChoice } from "../common/runAll";

/** Lists what environments have in AWS that no layer manages. */
export async function leftovers(
    names: readonly string[],
    options: EnvironmentChoice & Pick<RunChoice, "latency">,
    context: CommandContext,
): Promise<CommandOutcome> {
    const { listener, paths, signal } = context;
    const layers = await context.layers();
    const cloud = { latency: options.latency };
    const all: EnvironmentLeftovers[] = [];
    const environments = new Environments(paths.root);
    for (const environment of chosenEnvironments(paths.root, names, options)) {
        try {
            const common = { layers, listener, paths, signal, cloud };
            const request = { ...common, environment: environments.of(environment) };
            all.push({ environment, leftovers: await leftoversOf(request) });
        } catch (error) {
            if (names.length === 1) throw error;
            all.push({ environment, error });
        }
    }
    const json = all.map((one) =>
        "error" in one ? { environment: one.environment, ...errorJson(one.error) } : one,
    );
    return {
        exitCode: exitCodeOfLeftovers(all),
        json: { environments: json },
        text: (terminal) => allLeftoversText(all, terminal),
    };
}
