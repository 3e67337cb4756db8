/** A key that was found in a text. */
export interface FoundKey {
    /** What it is, with its article: `a GitHub token`. */
    readonly what: string;
    /** The key itself, only to keep it out of all messages. */
    readonly key: string;
}

/**
 * Formats of keys and tokens, each as its issuer documents it. No pattern uses backreferences or nested repetitions, so
 * that a search takes time in proportion to the text.
 */
const formats: readonly (readonly [what: string, pattern: RegExp])[] = [
    ["a private key", /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,8000}/],
    // AWS IAM User Guide, "Unique identifiers": keys of users and of temporary sessions.
    ["an AWS access key id", /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/],
    ["a GitHub token", /\bgh[pousr]_[A-Za-z0-9]{36,255}|\bgithub_pat_\w{22,255}/],
    ["a GitLab token", /\bgl(?:pat|ptt|dt|rt|ft|cbt|agent|oas|imt|soat|ffct)-[\w.-]{20,255}/],
    ["a Slack token", /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}|\bxapp-\d-[A-Za-z0-9-]{10,255}/],
    ["a Slack webhook", /\bhooks\.slack\.com\/(?:services|workflows)\/[A-Z0-9]{6,}\/[\w/]{10,255}/],
    ["a Stripe key", /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,255}|\bwhsec_[A-Za-z0-9+/]{24,255}/],
    ["a Google API key", /\bAIza[\w-]{35}/],
    ["a Google OAuth secret", /\bGOCSPX-[\w-]{28}|\bya29\.[\w-]{20,2000}/],
    ["an npm token", /\bnpm_[A-Za-z0-9]{36}/],
    ["a PyPI token", /\bpypi-[A-Za-z0-9_-]{50,2000}/],
    ["a Pulumi access token", /\bpul-[0-9a-f]{40}\b/],
    ["an age key", /\bAGE-SECRET-KEY-1[0-9A-Z]{58}/],
    ["a Vault token", /\bhv[sbr]\.[\w-]{24,2000}/],
    ["a Docker Hub token", /\bdckr_(?:pat|oat)_[\w-]{20,255}/],
    ["a SendGrid key", /\bSG\.[\w-]{22}\.[\w-]{43}/],
    // RFC 7519: three parts in base64url; the first two are JSON objects, which begin `eyJ`.
    ["a JSON web token", /\beyJ[\w-]{8,8000}\.eyJ[\w-]{8,8000}\.[\w-]{8,8000}/],
    // RFC 3986, 3.2.1. Placeholders for passwords, such as `$PASSWORD`, begin with another character.
    ["a password in an address", /:\/\/[^\s/:@"'<>]{0,256}:[^\s/@"'<>[\]{}$%*][^\s/@"'<>]{0,1000}@[^\s/]/],
];

/** Matches every text that has a key of any format; most texts are excluded by this alone. */
const hint =
    /AKIA|ASIA|ABIA|ACCA|PRIVATE|gh[pousr]_|github_|gl[a-z]+-|xox|xapp|hooks|[sr]k_|whsec_|AIza|GOCSPX|ya29|npm_|pypi-|pul-|AGE-|hv[sbr]\.|dckr_|SG\.|eyJ|:\/\//;

/** The first key of a known format in a text. */
export function keyIn(text: string): FoundKey | undefined {
    if (text.length < 8 || !hint.test(text)) return undefined;
    for (const [what, pattern] of formats) {
        const found = pattern.exec(text);
        if (found !== null) return { what, key: found[0] };
    }
    return undefined;
}
