import { spawn } from "node:child_process";
import { cpSync, rmSync, symlinkSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { projectRoot } from "../../automation/cake/model/paths";
import { temporaryFolder } from "./temporaryFolder";

/** The folder of this project. */
export const root = projectRoot(__dirname);

/** Whether a file is part of a clone; what commands have written here, such as the diff of a preview, is not. */
function isCloned(source: string): boolean {
    return !/^stacks\/[^/]+\/(changes\.txt|diff|deployed\.yaml|claim\.yaml|lifecycle\.yaml)$/.test(
        relative(root, source).replaceAll(sep, "/"),
    );
}

/** A copy of what a user clones, as far as the driver reads it, without anything deployed. */
export function projectCopy(): string {
    const copy = temporaryFolder();
    for (const path of ["Pulumi.yaml", "package-lock.json", "layers", "stacks"]) {
        cpSync(join(root, path), join(copy, path), { recursive: true, filter: isCloned });
    }
    return copy;
}

/** A copy of all of this project, whose driver can be run from there; its packages are those of this one. */
export function wholeCopy(): string {
    const copy = temporaryFolder();
    const left = [".git", ".build", ".cake", "node_modules"].map((name) => join(root, name));
    cpSync(root, copy, {
        recursive: true,
        filter: (source) => !left.includes(source) && isCloned(source),
    });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
    return copy;
}

/** How a command ended and what it printed. */
export interface CommandResult {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** What can be chosen about a run of a command. */
export interface CommandChoice {
    readonly env?: Readonly<Record<string, string>>;
    /** The project whose driver is run; this one if it is left out. */
    readonly driver?: string;
    /** Called with all of stderr so far, whenever some arrives. */
    readonly onStderr?: (stderr: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Each project has a passphrase of its own, whatever the shell has. */
const ownPassphrase = { PULUMI_CONFIG_PASSPHRASE: undefined, PULUMI_CONFIG_PASSPHRASE_FILE: undefined };

/** Runs `cake` in a project, as a user would, with stdin closed. */
export function runCake(
    project: string,
    args: readonly string[],
    choice: CommandChoice = {},
): Promise<CommandResult> {
    return new Promise((done, reject) => {
        const child = spawn(
            process.execPath,
            [resolve(choice.driver ?? root, "automation/bin/cake.mjs"), ...args],
            {
                cwd: project,
                stdio: ["ignore", "pipe", "pipe"],
                env: { ...process.env, ...ownPassphrase, NO_COLOR: "1", ...choice.env },
            },
        );
        let stdout = "";
        let stderr = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => {
            stderr += text;
            choice.onStderr?.(stderr, (signal) => child.kill(signal));
        });
        child.on("error", reject);
        child.on("close", (code) => {
            done({ code, stdout, stderr });
        });
    });
}

/** Forgets everything that a project deployed. */
export function forgetDeployed(project: string): void {
    rmSync(join(project, ".cake"), { recursive: true, force: true });
}
