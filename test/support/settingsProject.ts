import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { SettingsError, type Problem } from "../../stacks/_settings/load/errors";
import { loadEnvironment } from "../../layers/environment";
import { temporaryFolder } from "./temporaryFolder";

/** The folder of this repository, seen from .build/test/stacks. */
export const root = resolve(__dirname, "../../..");

/** A project with this repository's base.yaml and kinds, and with files of its own, by path below stacks/. */
export function settingsProject(files: Readonly<Record<string, string>>): string {
    const project = temporaryFolder();
    for (const path of ["stacks/base.yaml", "stacks/kinds"]) {
        cpSync(join(root, path), join(project, path), {
            recursive: true,
            filter: (source) => !source.endsWith(".ts"),
        });
    }
    for (const [path, text] of Object.entries(files)) {
        const file = join(project, "stacks", path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
    }
    return project;
}

/** What every sandbox has to say, on three lines. */
export const leastSandbox = "kind: sandbox\nowner: tests\nnetwork: { vpcCidr: 10.200.0.0/16 }\n";

/** A sandbox `one` with these lines after the three that it has to have. */
export function sandboxWith(lines: string): string {
    return settingsProject({ "one/stack.yaml": leastSandbox + lines });
}

/** What is wrong with an environment. */
export function problemsOf(project: string, environment = "one"): readonly Problem[] {
    try {
        loadEnvironment(project, environment);
    } catch (error) {
        if (error instanceof SettingsError) return error.problems;
        throw error;
    }
    return [];
}

/** Problems as their places, keys and messages. */
export function told(problems: readonly Problem[]): string[] {
    return problems.map(
        ({ file, line, column, key, message }) => `${file}:${line}:${column} ${key}: ${message}`,
    );
}

/** The first problem of an environment: line, key, message and remedy; `none` if there is no problem. */
export function complaint(project: string): string {
    const [problem] = problemsOf(project);
    if (problem === undefined) return "none";
    return `${problem.line} ${problem.key}: ${problem.message} · ${problem.remedy}`;
}
