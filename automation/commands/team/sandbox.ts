import { createSandbox, type CreatedSandbox } from "../../cake/sandbox/createSandbox";
import { identity } from "../../cake/claims/identity";
import { CakeError, exitCodes } from "../../system/errors";
import { suggest } from "../../../stacks/_settings/load/didYouMean";
import { loadPlace } from "../../../stacks/_settings/load/load";
import type { HolderChoice } from "../common/holderOnly";
import type { CommandContext, CommandOutcome } from "../common/command";
import type { RunChoice } from "../common/runAll";

/** Options of `sandbox`. */
export interface SandboxOptions extends RunChoice, HolderChoice {
    readonly from?: string;
    readonly owner?: string;
    readonly ttl?: string;
    readonly branch?: string;
    readonly cloud?: string;
    readonly confirm?: string;
}

const actions = ["create", "delete", "list"] as const;

/** Makes a sandbox, deletes one with all that is deployed of it, or lists them. */
export async function sandbox(
    action: string,
    name: string | undefined,
    options: SandboxOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (action === "list") return await list(context);
    if (action !== "create" && action !== "delete") {
        throw new CakeError(`\`sandbox ${action}\` is not known.`, exitCodes.usage, suggest(action, actions));
    }
    if (name === undefined) {
        throw new CakeError("No sandbox is named.", exitCodes.usage, `npm run sandbox -- ${action} <name>`);
    }
    return action === "create" ? await create(name, options, context) : await remove(name, options, context);
}

async function create(
    name: string,
    { from, owner, ttl, branch, cloud }: SandboxOptions,
    { paths, layers }: CommandContext,
): Promise<CommandOutcome> {
    if (from === undefined) {
        throw new CakeError(
            "It is not said which environment the sandbox follows.",
            exitCodes.usage,
            `npm run sandbox -- create ${name} --from <environment>; \`npm run status\` lists them.`,
        );
    }
    const wish = {
        name,
        from,
        owner: owner ?? (await identity(paths.root)),
        ...(ttl === undefined ? {} : { ttl }),
        ...(branch === undefined ? {} : { branch }),
        ...(cloud === undefined ? {} : { cloud }),
    };
    const made = createSandbox(paths, layers, wish, new Date());
    return { exitCode: exitCodes.done, json: madeJson(made), text: () => madeText(made) };
}

function madeJson({ own, next, ...made }: CreatedSandbox): object {
    const values = own.map(({ path, value }) => [path.at(-1), value] as const);
    return { ...made, ...(Object.fromEntries(values) as object), next };
}

function madeText({ name, from, file, own, next }: CreatedSandbox): string {
    const values = own.map(({ noun, value }) => `the ${noun} ${value}`).join(" and ");
    const whose = values === "" ? "" : `, with ${values}`;
    return `${name} follows ${from}${whose}: ${file}\nNext:   ${next}\n`;
}

async function remove(
    name: string,
    options: SandboxOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const { deleteSandbox, refuseDelete } = await import("../../cake/sandbox/deleteSandbox");
    const { attended } = await import("../common/holderOnly");
    const { confirmedByName } = await import("../common/confirmByName");
    const { onlyResult, runAll } = await import("../common/runAll");
    const { runExitCode } = await import("../common/exitCodeOf");
    const { summaryText } = await import("../../report/text/summaryText");
    const place = loadPlace(context.paths.root, name);
    refuseDelete(context.paths.root, place);
    await confirmedByName(place, options.confirm, context, `npm run sandbox -- delete ${name}`);
    const run = attended(options, deleteSandbox);
    const result = onlyResult(await runAll("destroy", context, [name], options, run));
    const isGone = result.result === "succeeded";
    return {
        exitCode: runExitCode(result),
        json: result,
        text: (terminal) =>
            `${summaryText(result, terminal)}${isGone ? `${name} is gone, with the state of its stacks and stacks/${name}/.\n` : ""}`,
    };
}

async function list({ paths, listener }: CommandContext): Promise<CommandOutcome> {
    const { listSandboxes } = await import("../../cake/sandbox/listSandboxes");
    const { sandboxesText } = await import("../../report/text/sandboxesText");
    const now = new Date();
    const { sandboxes, notices } = await listSandboxes(paths, now);
    for (const text of notices) listener({ code: "notice", text });
    return {
        exitCode: exitCodes.done,
        json: { sandboxes },
        text: (terminal) => sandboxesText(sandboxes, terminal, now),
    };
}
