import { z } from "zod";
import { overlay } from "../reading/overlays";
import { commonSettings, type CommonSettings } from "../schema/commonSettings";
import { checkShape } from "../shape/checkShape";
import { checkEnvironment } from "./environments";
import { SettingsError } from "./errors";
import { inOrder } from "./inOrder";

/** Some of the settings that every environment has. */
export interface CommonPart<Key extends keyof CommonSettings> {
    readonly name: string;
    readonly settings: Pick<CommonSettings, Key>;
}

/**
 * Reads some of the settings that every environment has; all others may be wrong. Throws a SettingsError with every
 * problem at once, or an error that says that there is no such environment.
 */
export function loadCommon<Key extends keyof CommonSettings>(
    root: string,
    name: string,
    keys: readonly Key[],
): CommonPart<Key> {
    checkEnvironment(root, name);
    const { tree, files, problems } = overlay(root, name);
    const wanted: readonly string[] = keys;
    const entries = new Map([...tree.entries].filter(([key]) => wanted.includes(key)));
    const schemas = Object.entries(commonSettings.shape).filter(([key]) => wanted.includes(key));
    const shape = checkShape({ ...tree, entries }, z.strictObject(Object.fromEntries(schemas)), {
        missing: problems.length === 0,
    });
    if (problems.length > 0 || shape.settings === undefined) {
        throw new SettingsError(name, inOrder([...problems, ...shape.problems], files));
    }
    return { name, settings: shape.settings };
}
