import { existsSync } from "node:fs";
import { join } from "node:path";
import { CakeError, exitCodes } from "../../../system/errors";
import type { Check } from "../../../engine/types";

/** The command of the package `automation/local-cloud`, which a team that works on AWS alone may delete. */
export const localCloudCommand = join(__dirname, "../../../local-cloud/main.js");

const remedy = "Set `cloud: aws` in the settings, or restore automation/local-cloud/ from git.";

/** Throws a CakeError if the project has no local cloud. */
export function needLocalCloud(): void {
    if (existsSync(localCloudCommand)) return;
    throw new CakeError(
        "There is no local cloud: automation/local-cloud/ has been deleted from this project.",
        exitCodes.usage,
        remedy,
    );
}

/** Whether the environments that live on the local cloud have one. */
export function checkLocalCloud(environments: readonly string[]): Check {
    const name = "local cloud";
    if (existsSync(localCloudCommand)) return { name, result: "ok", found: `for ${environments.join(", ")}` };
    return { name, result: "failed", found: `not found, for ${environments.join(", ")}`, remedy };
}
