import { loadCommon } from "../../../stacks/_settings/load/loadCommon";
import { CakeError, exitCodes } from "../../system/errors";
import type { Paths } from "../model/paths";
import type { RunRequest } from "../session/request";
import type { RunResult } from "../model/results";

/** How long a webhook may take, in milliseconds. */
const patience = 5000;

/** Where news of an environment goes. */
export interface NewsPlace {
    readonly paths: Paths;
    readonly environment: string;
    readonly notice: (text: string) => void;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Tells the team by the webhook of an environment's settings, in Slack's form (docs.slack.dev, "Sending messages using
 * incoming webhooks"). Where there is none nothing happens; one that does not take it is worth one notice, without its
 * URL, which is a secret.
 */
export async function announce(
    { paths, environment, notice }: NewsPlace,
    text: string,
    variables: Variables = process.env,
    longest = patience,
): Promise<void> {
    const { webhook } = loadCommon(paths.root, environment, ["announce"]).settings.announce;
    const url = webhook === undefined ? undefined : variables[webhook];
    if (webhook === undefined || url === undefined || url === "") return;
    const why = await post(url, text, longest);
    if (why !== undefined) notice(`The team could not be told by the webhook in ${webhook}: ${why}.`);
}

/** Why a webhook did not take a text; undefined where it did. */
async function post(url: string, text: string, longest: number): Promise<string | undefined> {
    if (!URL.canParse(url) || !/^https?:/.test(url)) return "it is no URL";
    try {
        const response = await fetch(url, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ text: escaped(text) }),
            signal: AbortSignal.timeout(longest),
            // Elsewhere nobody has asked for it.
            redirect: "error",
        });
        await response.body?.cancel();
        return response.ok ? undefined : `it answered ${response.status}`;
    } catch (error) {
        const isLate = error instanceof Error && error.name === "TimeoutError";
        return isLate ? `it did not answer in ${longest / 1000} s` : "it cannot be reached";
    }
}

/** A text in which nothing is a mention or a link. */
function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A run whose end the team is told. */
export function announced(
    run: (request: RunRequest) => Promise<RunResult>,
    who: (root: string) => Promise<string>,
): (request: RunRequest) => Promise<RunResult> {
    return async (request) => {
        const { paths, listener } = request;
        const environment = request.environment.name;
        const tell = async (what: string): Promise<void> => {
            const notice = (text: string): void => {
                listener({ code: "notice", text });
            };
            const by = await who(paths.root).then(
                (name) => ` (${name})`,
                () => "",
            );
            await announce({ paths, environment, notice }, `${what}${by}`).catch(() => undefined);
        };
        try {
            const result = await run(request);
            const text = news(result);
            if (text !== undefined) await tell(text);
            return result;
        } catch (error) {
            if (isFailure(error)) await tell(`${environment}: a run failed`);
            throw error;
        }
    };
}

function news({ verb, environment, result }: RunResult): string | undefined {
    if (result === "failed") return `${environment}: ${verb} failed`;
    if (result === "cancelled") return undefined;
    if (verb === "destroy") return `${environment} is destroyed`;
    return verb === "up" ? `${environment} is up` : undefined;
}

/** Not what was only refused: then nothing happened to the environment. */
function isFailure(error: unknown): boolean {
    const failures: readonly number[] = [exitCodes.error, exitCodes.resourceFailed, exitCodes.timedOut];
    return !(error instanceof CakeError) || failures.includes(error.exitCode);
}
