import { CakeError, exitCodes } from "../../system/errors";
import { Environments } from "../session/environments";
import type { RunRequest } from "../session/request";
import type { RunResult } from "../model/results";
import { up } from "../deploy/up";
import { otherPackages } from "./otherPackages";
import { changedSince, releaseText, type Release } from "./release";
import { readLifecycleRecord, writeLifecycleRecord, type TeardownRecord } from "./lifecycleRecord";

/** Deploys again what was deployed before an environment's last teardown, from the same release and settings. */
export async function wake(request: RunRequest, now = (): Date => new Date()): Promise<RunResult> {
    const { paths } = request;
    const environment = request.environment.name;
    const { asleep } = readLifecycleRecord(paths, environment);
    if (asleep === undefined) {
        throw new CakeError(
            `${environment} was not torn down by its schedule.`,
            exitCodes.usage,
            `npm run up -- ${environment}`,
        );
    }
    const from = now();
    const result = await deployAgain(request, asleep);
    if (result.result === "succeeded") {
        const { activity, release } = asleep;
        writeLifecycleRecord(paths, environment, {
            woken: {
                from: from.toISOString(),
                to: now().toISOString(),
                ...(activity === undefined ? {} : { activity }),
                ...(release === undefined ? {} : { release }),
            },
        });
    }
    return result;
}

async function deployAgain(request: RunRequest, asleep: TeardownRecord): Promise<RunResult> {
    const { paths, listener } = request;
    const environment = request.environment.name;
    const { release } = asleep;
    if (release === undefined) return await upAgain(request, asleep);
    const at = releaseText(release);
    const { files } = request.environment.load();
    const changed = await changedSince(paths, release, [...files, "layers", "stacks"]);
    const packages = await otherPackages(paths, release);
    if (packages.length > 0) {
        const some = `${packages.slice(0, 5).join(", ")}${packages.length > 5 ? " …" : ""}`;
        const what = `the packages of its layers have changed since: ${some}`;
        throw notAsItWas(request, release, `${environment} was up at ${at}, and ${what}.`);
    }
    // The settings of other environments are not in it, unless it follows them.
    const asked = changed.filter((path) => isCode(path) || files.includes(path));
    if (asked.length === 0) return await upAgain(request, asleep);
    const what = asked.some(isCode) ? "the layers and settings" : "its settings";
    listener({
        code: "notice",
        text: `${environment} comes back with ${what} of ${at}; for today's: npm run up -- ${environment}`,
    });
    const { atRelease, lend } = await import("./releaseTree");
    return await atRelease(paths, release, environment, async ({ paths: old, keep }) => {
        // Settings that were never committed are known only as they are.
        lend(paths, old, files);
        const given: RunRequest = {
            ...request,
            paths: old,
            environment: new Environments(old.root).of(environment),
            listener: (event) => {
                if (event.code === "step-started" || event.code === "step-finished") keep();
                listener(event);
            },
        };
        const programs = asked.some(isCode) ? await programsAt(given, release) : {};
        return await upAgain({ ...given, ...programs }, asleep);
    });
}

/** Whether a file has what layers are computed with, rather than from. */
function isCode(path: string): boolean {
    return path.startsWith("layers/") || path.endsWith(".ts");
}

/** The layers' programs of a release, in its work tree, and what reads its settings. */
async function programsAt(
    request: RunRequest,
    release: Release,
): Promise<Pick<RunRequest, "layers" | "environment">> {
    const { paths, environment } = request;
    const { releaseLayers } = await import("./releaseLayers");
    try {
        const { layers, loadEnvironment } = await releaseLayers(paths, environment.name);
        const load = () => loadEnvironment(paths.root, environment.name);
        return { layers, environment: { ...environment, load } };
    } catch (error) {
        const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
        const text = `${environment.name} was up at ${releaseText(release)}, of which the layers cannot be loaded`;
        throw notAsItWas(request, release, `${text}: ${why ?? ""}`);
    }
}

function notAsItWas({ environment: { name } }: RunRequest, release: Release, message: string): CakeError {
    const at = releaseText(release);
    return new CakeError(
        message,
        exitCodes.ruleViolated,
        `As it was: git switch --detach ${at} && npm ci && npm run up -- ${name}. As it is now: npm run up -- ${name}`,
    );
}

async function upAgain(request: RunRequest, asleep: TeardownRecord): Promise<RunResult> {
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
