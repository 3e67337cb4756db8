import type { z } from "zod";
import type { Path } from "../reading/origin";
import type { OwnSetting } from "../rules/ownSetting";
import type { Rule } from "../rules/rule";
import type { CommonSettings } from "./commonSettings";

/** The settings of one layer, as the code that reads settings needs to know them: a section of stacks/*.yaml. */
export interface SettingsSection {
    /** The layer's name. */
    readonly name: string;
    /** The key of its settings in stacks/*.yaml. */
    readonly settingsKey: string;
    readonly settings: z.ZodType;
    /** What must hold between several settings; judged once their shape is right. */
    readonly rules: readonly Rule<never>[];
    /** Paths of its settings below which `null` is a value, and removes nothing of the files below. */
    readonly keepsNull: readonly Path[];
    /** Settings that each environment must have for itself, by key: who follows another environment does not take them over. */
    readonly own: Readonly<Record<string, OwnSetting<never>>>;
}

/** All settings of an environment; those of the layers by the keys of their sections. */
export type EnvironmentSettings = CommonSettings & Readonly<Record<string, unknown>>;
