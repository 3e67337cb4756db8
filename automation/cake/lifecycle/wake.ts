import { CakeError, exitCodes } from "../../errors";
import { loadEnvironment } from "../../../stacks/load";
import type { RunRequest } from "../request";
import type { RunResult } from "../results";
import { up } from "../up";
import { atRelease, changedSince, releaseText } from "./release";
import { readRhythm, writeRhythm, type Asleep } from "./rhythm";

/** Brings back what was up before an environment's last teardown, at the same release and settings. */
export async function wake(request: RunRequest, now = (): Date => new Date()): Promise<RunResult> {
    const { paths, environment } = request;
    const { asleep } = readRhythm(paths, environment);
    if (asleep === undefined) {
        throw new CakeError(
            `${environment} does not sleep.`,
            exitCodes.usage,
            `npm run up -- ${environment}`,
        );
    }
    const from = now();
    const result = await bringBack(request, asleep);
    if (result.result === "succeeded") {
        const woken = { from: from.toISOString(), to: now().toISOString() };
        const { activity } = asleep;
        writeRhythm(paths, environment, {
            woken: { ...woken, ...(activity === undefined ? {} : { activity }) },
        });
    }
    return result;
}

async function bringBack(request: RunRequest, asleep: Asleep): Promise<RunResult> {
    const { paths, environment } = request;
    const { release } = asleep;
    if (release === undefined) return await upAgain(request, asleep);
    await refuseOtherPrograms(request, release);
    const { files } = loadEnvironment(paths.root, environment);
    if ((await changedSince(paths, release, files)).length === 0) return await upAgain(request, asleep);
    request.listener({
        code: "notice",
        text: `${environment} comes back with its settings of ${releaseText(release)}; for today's: npm run up -- ${environment}`,
    });
    const records = [`stacks/${environment}/deployed.yaml`];
    return await atRelease(paths, release, records, (old) => upAgain({ ...request, paths: old }, asleep));
}

/** The programs are those of the driver that runs. */
async function refuseOtherPrograms(
    { paths, environment }: RunRequest,
    release: NonNullable<Asleep["release"]>,
): Promise<void> {
    const changed = await changedSince(paths, release, ["layers", "package-lock.json"]);
    if (changed.length === 0) return;
    const at = releaseText(release);
    const some = `${changed.slice(0, 5).join(", ")}${changed.length > 5 ? " …" : ""}`;
    throw new CakeError(
        `${environment} was up at ${at}, and the layers' programs have changed since: ${some}.`,
        exitCodes.ruleViolated,
        `As it was: git switch --detach ${at} && npm ci && npm run wake -- --morning ${environment}. As it is now: npm run up -- ${environment}`,
    );
}

async function upAgain(request: RunRequest, asleep: Asleep): Promise<RunResult> {
    const { layers } = request;
    const last = layers.findLast(({ name }) => name in asleep.layers)?.name;
    const isWhole = last === undefined || last === layers.at(-1)?.name;
    return await up({
        ...request,
        refresh: false,
        confirm: () => Promise.resolve(true),
        ...(isWhole ? {} : { to: last }),
    });
}
