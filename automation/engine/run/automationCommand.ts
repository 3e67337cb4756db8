import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { runPulumi } from "./pulumiProcess";

/** The answers to commands that the Automation API runs around an update, and that nobody here reads. */
const unread: Readonly<Record<string, string>> = {
    "stack select": "",
    "stack output": "{}",
    "stack history": "[]",
};

/** No questions, and no colours in texts. */
const always = ["--non-interactive", "--color", "never"];
/** Without the part of the engine's display that grows with the stack. */
const quietUpdate = [...always, "--suppress-progress", "--suppress-outputs"];
const updates = new Set(["preview", "up", "destroy", "refresh"]);

/**
 * The engine's command for the Automation API: one for all stacks, which is never asked for its version, and which does
 * not start the processes that only select a stack or show its outputs and history.
 */
export async function automationCommand(found: {
    readonly command: string;
    readonly version: string;
}): Promise<PulumiCommand> {
    const [{ SemVer }, automation] = await Promise.all([
        import("semver"),
        import("@pulumi/pulumi/automation"),
    ]);
    const { command } = found;
    const run = async (
        args: readonly string[],
        cwd: string,
        environment: Readonly<Record<string, string>>,
        _onOutput?: unknown,
        _onError?: unknown,
        signal?: AbortSignal,
    ): Promise<{ stdout: string; stderr: string; code: number }> => {
        const answer = unread[args.slice(0, 2).join(" ")];
        if (answer !== undefined) return { stdout: answer, stderr: "", code: 0 };
        const options = { cwd, environment, ...(signal && { signal }) };
        const flags = updates.has(args[0] ?? "") ? quietUpdate : always;
        return { stdout: await runPulumi(command, [...args, ...flags], options), stderr: "", code: 0 };
    };
    // Its constructor is private, and `get` starts a process to ask for the version.
    const shared = Object.create(automation.PulumiCommand.prototype) as PulumiCommand;
    return Object.assign(shared, { command, version: new SemVer(found.version), run });
}
