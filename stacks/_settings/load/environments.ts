import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nearest, suggest } from "./didYouMean";
import { InvalidEnvironmentName, SettingsError, UnknownEnvironment } from "./errors";
import { isKind, type Kind } from "./kinds";
import { overlay } from "../reading/overlays";
import { find } from "../reading/tree";

const wellFormed = /^[a-z][a-z0-9-]{0,29}$/;
/** Folders of stacks/ with another use. */
const taken = ["kinds"];

/**
 * Throws an InvalidEnvironmentName if no environment can have a name: names become folders, stacks, tags and parts of
 * names in AWS.
 */
export function checkName(name: string, remedy = "Choose another name."): void {
    const shown = JSON.stringify(name);
    if (!wellFormed.test(name)) {
        throw new InvalidEnvironmentName(
            name,
            `${shown} cannot be the name of an environment: ` +
                "a name is lower-case letters, digits and hyphens, begins with a letter and has at most 30 characters.",
            remedy,
        );
    }
    if (taken.includes(name)) {
        throw new InvalidEnvironmentName(name, `${shown} is a folder of stacks/ with another use.`, remedy);
    }
}

/** The names of all environments, sorted: the folders of stacks/ that hold a stack.yaml. */
export function listEnvironments(root: string): string[] {
    const folder = join(root, "stacks");
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "stack.yaml")))
        .map((entry) => entry.name)
        .sort();
    for (const name of names) checkName(name, "Rename the folder under stacks/.");
    return names;
}

/** Throws an UnknownEnvironment, with a similar name if there is one, if no environment has this name. */
export function checkEnvironment(root: string, name: string): void {
    const exists = wellFormed.test(name) && existsSync(join(root, "stacks", name, "stack.yaml"));
    if (exists && !taken.includes(name)) return;
    const known = listEnvironments(root);
    const likely = nearest(name, known);
    checkName(name, likely === undefined ? "Choose another name." : `Did you mean \`${likely}\`?`);
    const remedy =
        known.length === 0
            ? `Describe it in stacks/${name}/stack.yaml; stacks/README.md says how.`
            : suggest(name, known);
    throw new UnknownEnvironment(name, known, remedy);
}

/** What an overview says about an environment. */
export interface EnvironmentSummary {
    readonly name: string;
    readonly kind: Kind;
    readonly cloud: string;
    readonly owner: string;
    readonly isProtected: boolean;
}

/** Reads what an overview says about an environment, and checks nothing else, so that it is quick. */
export function summariseEnvironment(root: string, name: string): EnvironmentSummary {
    checkEnvironment(root, name);
    const { tree, problems } = overlay(root, name);
    const valueAt = (key: string): unknown => {
        const found = find(tree, [key]);
        return found?.is === "scalar" ? found.value : undefined;
    };
    const kind = valueAt("kind");
    if (problems.length > 0 || !isKind(kind)) throw new SettingsError(name, problems);
    const text = (value: unknown): string => (typeof value === "string" ? value : "");
    return {
        name,
        kind,
        cloud: text(valueAt("cloud")),
        owner: text(valueAt("owner")),
        // An environment is protected unless its settings clearly say that it is not.
        isProtected: valueAt("protected") !== false,
    };
}
