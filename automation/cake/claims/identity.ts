import { CakeError, exitCodes } from "../../system/errors";
import { runGit } from "../../git/runGit";

/** The variables in which CI systems name the user of a run, in the order in which they are read. */
const ciVariables = [
    "GITHUB_ACTOR",
    "GITLAB_USER_LOGIN",
    "BUILDKITE_BUILD_CREATOR_EMAIL",
    "BUILD_REQUESTEDFOREMAIL", // Azure Pipelines
    "CIRCLE_USERNAME",
    "BUILD_USER_ID", // Jenkins, with the build user vars plugin
] as const;

const longest = 200;

/**
 * Who runs this command: `CAKE_USER`, else the user that the CI system names, else git's user.email or user.name. Throws a
 * CakeError (exit code 2) if none of them is set.
 */
export async function identity(
    folder: string,
    environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
    for (const name of ["CAKE_USER", ...ciVariables]) {
        const value = environment[name]?.trim() ?? "";
        if (value !== "") return wellFormed(value, name);
    }
    for (const name of ["user.email", "user.name"]) {
        const value = await configured(folder, name);
        if (value !== "") return wellFormed(value, `git's ${name}`);
    }
    throw new CakeError(
        "Your name is unknown: it is neither in CAKE_USER, nor given by a CI system, nor in git's configuration.",
        exitCodes.usage,
        "Tell git: git config user.email you@example.com, or set CAKE_USER=you@example.com",
    );
}

async function configured(folder: string, name: string): Promise<string> {
    try {
        return (await runGit(folder, ["config", "--get", name])).stdout.trim();
    } catch (error) {
        // A machine without git.
        if (error instanceof CakeError) return "";
        throw error;
    }
}

function wellFormed(value: string, from: string): string {
    if (value.length <= longest && !/\p{C}/u.test(value)) return value;
    throw new CakeError(
        `${from} is not the name or address of a person: ${JSON.stringify(value.slice(0, 60))}`,
        exitCodes.usage,
        "Set CAKE_USER=you@example.com",
    );
}
