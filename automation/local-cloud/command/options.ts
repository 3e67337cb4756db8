import { parseArgs } from "node:util";
import type { FaultOptions } from "../faults/faultOptions";
import { LocalCloudError } from "../errors";
import type { LocalCloudOptions } from "../localCloud";

/** What the command was asked for. */
export type Asked =
    | { readonly verb: "help" }
    | { readonly verb: "serve"; readonly options: LocalCloudOptions; readonly json: boolean };

const help = "local-cloud --help lists the options.";

/** Reads the command line. Throws a LocalCloudError that names the option and what it takes. */
export function readOptions(args: readonly string[]): Asked {
    const given = parsed(args);
    if (given.help === true) return { verb: "help" };
    const { account = "111111111111", latency = "none", faults, fixtures } = given;
    if (!/^\d{12}$/.test(account)) throw wrong("--account", account, "takes the 12 digits of an account");
    if (latency !== "none" && latency !== "realistic") {
        throw wrong("--latency", latency, "takes none or realistic");
    }
    return {
        verb: "serve",
        json: given.json === true,
        options: {
            folder: given.folder ?? ".local-cloud",
            account,
            region: given.region ?? "eu-central-1",
            latency,
            ...(faults === undefined ? {} : { faults: faultsOf(faults) }),
            ...(fixtures === undefined ? {} : { fixtures }),
        },
    };
}

function parsed(args: readonly string[]) {
    try {
        const text = { type: "string" } as const;
        return parseArgs({
            args: [...args],
            options: {
                folder: text,
                account: text,
                region: text,
                latency: text,
                faults: text,
                fixtures: text,
                json: { type: "boolean" },
                help: { type: "boolean", short: "h" },
            },
        }).values;
    } catch (error) {
        throw new LocalCloudError(error instanceof Error ? error.message : String(error), help);
    }
}

function faultsOf(text: string): FaultOptions {
    const [, seed, rate] = /^(\d{1,9}):(0?\.\d+|0|1)$/.exec(text) ?? [];
    if (seed !== undefined && rate !== undefined) return { seed: Number(seed), rate: Number(rate) };
    throw wrong("--faults", text, "takes a seed and a share of the calls, such as 7:0.1");
}

function wrong(option: string, value: string, takes: string): LocalCloudError {
    return new LocalCloudError(`${option} ${takes}, not ${JSON.stringify(value)}.`, help);
}
