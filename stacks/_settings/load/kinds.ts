/** The kinds of environments; each has its defaults in stacks/kinds/<kind>.yaml. */
export const kinds = ["sandbox", "dev", "staging", "production"] as const;

export type Kind = (typeof kinds)[number];

/** Whether a value read from a file names a kind. */
export function isKind(value: unknown): value is Kind {
    return kinds.some((kind) => kind === value);
}

/** Whether environments of a kind serve people outside of the platform team; no schedule destroys these. */
export function isLastingKind(kind: Kind): boolean {
    return kind === "staging" || kind === "production";
}
