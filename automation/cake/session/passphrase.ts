import { randomBytes } from "node:crypto";
import { CakeError, exitCodes } from "../../system/errors";
import { writeOnce } from "../../system/atomicFile";
import { readIfThere } from "../../system/files";
import type { Paths } from "../model/paths";

/** Where the passphrase of the state's secrets comes from. */
export type PassphraseSource = "environment" | "file" | "generated" | "none needed";

/** What the state section of an environment's settings says. */
export interface StateSettings {
    readonly backend?: string | undefined;
    readonly secretsProvider?: string | undefined;
}

/** Where the passphrase comes from, without making one. */
export function passphraseSource(state: StateSettings, environment: NodeJS.ProcessEnv): PassphraseSource {
    if (state.secretsProvider !== undefined && state.secretsProvider !== "passphrase") return "none needed";
    if (environment.PULUMI_CONFIG_PASSPHRASE !== undefined) return "environment";
    if (environment.PULUMI_CONFIG_PASSPHRASE_FILE !== undefined) return "file";
    return "generated";
}

/**
 * Variables that give the engine its passphrase. For the default state folder one is made once and kept beside it;
 * a state that is shared needs one that is shared too.
 */
export function passphraseVariables(
    paths: Paths,
    state: StateSettings,
    environment: NodeJS.ProcessEnv,
): Record<string, string> {
    if (passphraseSource(state, environment) !== "generated") return {};
    if (state.backend !== undefined) {
        throw new CakeError(
            `No passphrase for the secrets in ${state.backend}.`,
            exitCodes.usage,
            "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, or state.secretsProvider in the settings (awskms://…).",
        );
    }
    if (readIfThere(paths.passphrase) === undefined) {
        writeOnce(paths.passphrase, randomBytes(24).toString("base64url"), 0o600);
    }
    return { PULUMI_CONFIG_PASSPHRASE_FILE: paths.passphrase };
}
