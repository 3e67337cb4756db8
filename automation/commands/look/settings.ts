import { loadEnvironment } from "../../../layers/environment";
import { exitCodes } from "../../system/errors";
import { settingsText, type SettingsResult } from "../../report/text/settingsText";
import { chosenLayer } from "../common/chosenLayer";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Options of `settings`. */
export interface SettingsOptions {
    readonly layer?: string;
    readonly origin: boolean;
}

/** The settings of an environment as its files add up, or those of one layer, and where each comes from. */
export async function settings(
    environment: string,
    options: SettingsOptions,
    { paths, layers }: Pick<CommandContext, "paths" | "layers">,
): Promise<CommandOutcome> {
    const key = chosenLayer(await layers(), options.layer)?.settingsKey;
    const loaded = loadEnvironment(paths.root, environment);
    const belongs = (name: string): boolean =>
        key === undefined || name === key || name.startsWith(`${key}.`);
    const result: SettingsResult = {
        environment: loaded.name,
        ...(options.layer === undefined ? {} : { layer: options.layer }),
        files: loaded.files,
        settings: Object.fromEntries(Object.entries(loaded.settings).filter(([name]) => belongs(name))),
        origins: Object.fromEntries(
            [...loaded.origins]
                .filter(([name]) => belongs(name))
                .map(([name, { file, line, column }]) => [name, `${file}:${line}:${column}`]),
        ),
    };
    return { exitCode: exitCodes.done, json: result, text: () => settingsText(result, options) };
}
