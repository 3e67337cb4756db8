import { formatDuration } from "../../../stacks/_settings/lifecycle/duration";
import { zonedText } from "../../../stacks/_settings/lifecycle/timeZone";
import type { ClaimOutcome } from "../../cake/claims/claims";
import type { ClaimView } from "../../cake/claims/claimRules";
import type { ListedClaim } from "../../cake/claims/listClaims";
import { visible } from "../../diffs/text/visible";
import { table, type Cell, type Column } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { agoText } from "../words/time";

/** What was done to a claim, in one line. */
export function claimOutcomeText(
    { environment, action, who, claim }: ClaimOutcome,
    { zone }: ClaimView,
): string {
    if (claim === undefined) {
        return action === "released" ? `${environment} is free again.\n` : `Nobody holds ${environment}.\n`;
    }
    const from = action === "taken over" ? ` from ${visible(claim.taken?.from ?? "")}` : "";
    const night = claim.keep === true ? ", also overnight" : "";
    const until = zonedText(new Date(claim.until), zone);
    return `${environment} is ${action}${from} by ${visible(who)} for ${JSON.stringify(claim.for)} until ${until}${night}.\n`;
}

const columns: readonly Column[] = [
    { title: "environment" },
    { title: "held by" },
    { title: "since" },
    { title: "until" },
    { title: "left", align: "right" },
    { title: "for", flexible: true },
];

/** A table of who holds what. */
export function claimsText(all: readonly ListedClaim[], terminal: Terminal, now: Date): string {
    if (all.length === 0) return "Nobody holds any environment.\n";
    const rows = all.map((claim): readonly Cell[] => {
        if (claim.state === "unreadable") {
            const blanks = columns.slice(2).map(() => ({ text: "" }));
            return [
                { text: claim.environment },
                { text: "cannot be read", style: "bad" },
                ...blanks.slice(1),
                { text: claim.problem },
            ];
        }
        const until = new Date(claim.until);
        const hasEnded = claim.state === "ended";
        return [
            { text: claim.environment },
            { text: visible(claim.who), ...(hasEnded ? { style: "quiet" } : {}) },
            { text: agoText(claim.since, now), style: "quiet" },
            { text: zonedText(until, claim.zone) },
            hasEnded
                ? { text: "ended", style: "quiet" }
                : { text: formatDuration(until.getTime() - now.getTime()) },
            { text: visible(claim.for) },
        ];
    });
    return `\n${table(columns, rows, terminal)}\n`;
}
