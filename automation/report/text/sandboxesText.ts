import type { RunResult } from "../../cake/model/results";
import type { CreatedSandbox } from "../../cake/sandbox/createSandbox";
import type { ListedSandbox } from "../../cake/sandbox/listSandboxes";
import { thousands } from "../../diffs/model/counts";
import { visible } from "../../diffs/text/visible";
import { table, type Cell, type Column } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { agoText } from "../words/time";
import { summaryText } from "./summaryText";

const columns: readonly Column[] = [
    { title: "sandbox" },
    { title: "from" },
    { title: "owner" },
    { title: "made" },
    { title: "ttl" },
    { title: "held by" },
    { title: "deployed", align: "right" },
    { title: "", flexible: true },
];

/** A table of sandboxes: what each follows, whose it is, how old, and what is deployed of it. */
export function sandboxesText(all: readonly ListedSandbox[], terminal: Terminal, now: Date): string {
    if (all.length === 0) {
        return "There are no sandboxes. To create one: npm run sandbox -- create <name> --from <environment>\n";
    }
    const rows = all.map(
        ({
            environment,
            from = "",
            owner,
            created,
            ttl = "",
            claim,
            resources,
            problem = "",
        }): readonly Cell[] => [
            { text: environment },
            { text: visible(from) },
            { text: visible(owner) },
            { text: agoText(created, now), style: "quiet" },
            { text: ttl },
            { text: visible(claim?.who ?? "") },
            resources === 0 ? { text: "no", style: "quiet" } : { text: thousands(resources) },
            { text: problem, style: "bad" },
        ],
    );
    return `\n${table(columns, rows, terminal)}\n`;
}

/** What was created, and the next command. */
export function createdSandboxText({ name, from, file, own, next }: CreatedSandbox): string {
    const values = own.map(({ noun, value }) => `the ${noun} ${value}`).join(" and ");
    const whose = values === "" ? "" : `, with ${values}`;
    return `${name} follows ${from}${whose}: ${file}\nNext:   ${next}\n`;
}

/** The summary of the destroy, and what was deleted after it. */
export function deletedSandboxText(result: RunResult, terminal: Terminal): string {
    const name = result.environment;
    const deleted =
        result.result === "succeeded"
            ? `${name} is gone, with the state of its stacks and stacks/${name}/.\n`
            : "";
    return `${summaryText(result, terminal)}${deleted}`;
}
