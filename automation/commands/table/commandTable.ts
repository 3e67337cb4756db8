import type { CommandRow } from "./commandRow";
import { deployCommands } from "./deployCommands";
import { lookCommands } from "./lookCommands";
import { teamCommands } from "./teamCommands";
import { toolCommands } from "./toolCommands";

/** Commands that belong together, as the help shows them. */
export interface CommandGroup {
    readonly title: string;
    readonly commands: readonly CommandRow[];
}

/** All commands in their groups, the most needed first. */
export const commandGroups: readonly CommandGroup[] = [
    { title: "Deploy and destroy", commands: deployCommands },
    { title: "Look, and change nothing", commands: lookCommands },
    { title: "Share environments in a team", commands: teamCommands },
    { title: "Tools", commands: toolCommands },
];

/** All commands. */
export const commandTable: readonly CommandRow[] = commandGroups.flatMap(({ commands }) => commands);
