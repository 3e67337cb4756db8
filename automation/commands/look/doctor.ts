import { listEnvironments } from "../../../stacks/_settings/load/environments";
import { SettingsError } from "../../../stacks/_settings/load/errors";
import { loadPlace, type Place } from "../../../stacks/_settings/load/place";
import { checkLocalCloud } from "../../cake/session/local/checkLocalCloud";
import { passphraseSource } from "../../cake/session/passphrase";
import type { Paths } from "../../cake/model/paths";
import { checkCredentials, checkPlugins } from "../../engine/checks/aws";
import { checkEngine } from "../../engine/checks/engine";
import { checkState } from "../../engine/checks/state";
import { checkGit, checkKubectl, checkNode } from "../../engine/checks/tools";
import type { Check } from "../../engine/types";
import { doctorText } from "../../report/text/doctorText";
import type { CommandContext, CommandOutcome } from "../common/command";
import { exitCodeOfChecks } from "../common/exitCodeOf";

/** Checks everything that the other commands need, and says how to get what is missing. */
export async function doctor(
    { paths }: Pick<CommandContext, "paths">,
    env: NodeJS.ProcessEnv = process.env,
): Promise<CommandOutcome> {
    const { places, checks: settings } = readPlaces(paths.root);
    const onLocalCloud = places
        .filter((place) => place.settings.cloud === "local")
        .map((place) => place.name);
    const onAws = places.filter((place) => place.settings.cloud === "aws").map((place) => place.name);
    const { engine, checks: engineChecks } = await checkEngine(paths.root, env);
    const checks: Check[] = [
        checkNode(paths.root),
        await checkGit(env),
        ...engineChecks,
        await checkKubectl(env),
        ...settings,
        ...(await Promise.all(backends(paths, places).map((backend) => checkState(backend, engine, {})))),
        ...checkPassphrases(places, env),
        ...(onLocalCloud.length > 0 ? [checkLocalCloud(onLocalCloud)] : []),
        ...(onAws.length > 0 ? [checkCredentials(onAws, env)] : []),
        ...(onAws.length > 0 && engine !== undefined ? await checkPlugins(engine, env) : []),
    ];
    return {
        exitCode: exitCodeOfChecks(checks),
        json: { checks },
        text: (terminal) => doctorText(checks, terminal),
    };
}

function readPlaces(root: string): { readonly places: readonly Place[]; readonly checks: readonly Check[] } {
    const places: Place[] = [];
    const checks: Check[] = [];
    for (const name of listEnvironments(root)) {
        try {
            places.push(loadPlace(root, name));
        } catch (error) {
            if (!(error instanceof SettingsError)) throw error;
            const found = error.message.split("\n").slice(0, 2).join(" ");
            const remedy = `To see all problems: npm run settings -- ${name}`;
            checks.push({ name: `settings of ${name}`, result: "failed", found, remedy });
        }
    }
    return { places, checks };
}

function backends(paths: Paths, places: readonly Place[]): readonly string[] {
    const used = places.map((place) => place.settings.state.backend ?? `file://${paths.state}`);
    return [...new Set(used)];
}

function checkPassphrases(places: readonly Place[], env: NodeJS.ProcessEnv): readonly Check[] {
    const bySource = new Map<string, Check>();
    for (const { name, settings } of places) {
        const source = passphraseSource(settings.state, env);
        const isLost = source === "generated" && settings.state.backend !== undefined;
        const key = isLost ? name : source;
        bySource.set(
            key,
            isLost
                ? {
                      name: "passphrase",
                      result: "failed",
                      found: `not set for ${name}, whose state is shared`,
                      remedy: "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, or state.secretsProvider in its settings.",
                  }
                : { name: "passphrase", result: "ok", found: sourceText[source] },
        );
    }
    return [...bySource.values()];
}

const sourceText = {
    environment: "from PULUMI_CONFIG_PASSPHRASE",
    file: "from PULUMI_CONFIG_PASSPHRASE_FILE",
    generated: "generated, kept in .cake/passphrase",
    "none needed": "not needed: a key service encrypts the secrets",
} as const;
