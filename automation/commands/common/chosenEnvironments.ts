import { availableParallelism } from "node:os";
import { suggest } from "../../../stacks/_settings/load/didYouMean";
import {
    checkEnvironment,
    listEnvironments,
    summariseEnvironment,
} from "../../../stacks/_settings/load/environments";
import { isKind, kinds } from "../../../stacks/_settings/load/kinds";
import { CakeError, exitCodes } from "../../system/errors";

/** Options of commands that work on several environments. */
export interface EnvironmentChoice {
    readonly all: boolean;
    readonly kind?: string;
    /** How many at once. */
    readonly parallel?: string;
}

/** The environments that a command is meant for: those named, those of a kind, or all. */
export function chosenEnvironments(
    root: string,
    names: readonly string[],
    { all, kind }: EnvironmentChoice,
): readonly string[] {
    const ways = [names.length > 0, all, kind !== undefined].filter(Boolean).length;
    if (ways !== 1) {
        throw new CakeError(
            ways === 0 ? "No environment is named." : "Environments are chosen in more than one way.",
            exitCodes.usage,
            "Name one or several, or give either --all or --kind <kind>. `npm run status` lists them.",
        );
    }
    if (kind !== undefined) return ofKind(root, kind);
    if (all) return listEnvironments(root);
    for (const name of names) checkEnvironment(root, name);
    return [...new Set(names)];
}

function ofKind(root: string, kind: string): readonly string[] {
    if (!isKind(kind)) {
        throw new CakeError(
            `There is no kind ${JSON.stringify(kind)}.`,
            exitCodes.usage,
            suggest(kind, kinds),
        );
    }
    return listEnvironments(root).filter((name) => summariseEnvironment(root, name).kind === kind);
}

/** How many environments to work on at once; as many as there are processors by default. */
export function parallelism({ parallel }: EnvironmentChoice): number {
    if (parallel === undefined) return availableParallelism();
    if (/^[1-9]\d{0,3}$/.test(parallel)) return Number(parallel);
    throw new CakeError(
        `--parallel ${JSON.stringify(parallel)} is not a number of environments.`,
        exitCodes.usage,
        "Give a whole number from 1, e.g. --parallel 4.",
    );
}
