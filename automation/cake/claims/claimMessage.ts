import type { Claim } from "./claim";

/** What was done to a claim. */
export type ClaimAction = "claimed" | "taken over" | "renewed" | "released";

/** What was done, by the claim before and after. */
export function actionOf(before: Claim | undefined, after: Claim | undefined, now: Date): ClaimAction {
    if (after === undefined) return "released";
    if (after.taken !== undefined && before?.who !== after.who) return "taken over";
    const isMine = before?.who === after.who && now.getTime() < Date.parse(before.until);
    return isMine ? "renewed" : "claimed";
}

/** The message of a claim's commit: a subject, why it was taken over, and trailers (git-interpret-trailers). */
export function claimMessage(environment: string, action: ClaimAction, who: string, claim?: Claim): string {
    const from = action === "taken over" ? ` from ${claim?.taken?.from ?? ""}` : "";
    const trailers = [
        ["Environment", environment],
        ["Claim", action],
        ["For", claim?.for],
        ["Until", claim?.until],
        ["Because", action === "taken over" ? claim?.taken?.because : undefined],
    ].flatMap(([key = "", value]) =>
        value === undefined ? [] : [`${key}: ${value.replace(/\s+/g, " ").trim()}`],
    );
    return `claim ${environment}: ${action}${from} by ${who}\n\n${trailers.join("\n")}\n`;
}
