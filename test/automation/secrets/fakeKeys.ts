const alphabet = "a7Bc2DeF9gHi4JkL0mNo5PqR8sTu3VwX6yZ1";

/** A text of letters and digits that looks random, and is the same in every run. */
export function random(length: number): string {
    return Array.from({ length }, (_, index) => alphabet[(index * 7 + (index >> 3)) % alphabet.length]).join(
        "",
    );
}

const upper = (length: number): string =>
    random(length)
        .toUpperCase()
        .replace(/[0189]/g, "Q");
const pem = (what: string): string =>
    `-----BEGIN ${what}-----\n${random(64)}\n${random(60)}=\n-----END ${what}-----`;
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A key of each known format, made up from parts so that no scanner takes this file for a leak. */
export const fakeKeys = {
    "an AWS access key id": `AKIA${upper(16)}`,
    "a private key": pem("RSA PRIVATE KEY"),
    "a GitHub token": `ghp_${random(36)}`,
    "a GitLab token": `glpat-${random(20)}`,
    "a Slack token": `xoxb-${random(12)}-${random(24)}`,
    "a Stripe key": `sk_live_${random(24)}`,
    "a Google API key": `AIza${random(35)}`,
    "an npm token": `npm_${random(36)}`,
    "a PyPI token": `pypi-AgEIcHlwaS5vcmc${random(60)}`,
    "a JSON web token": `${part({ alg: "RS256" })}.${part({ sub: "1234567890" })}.${random(43)}`,
    "a Pulumi access token": `pul-${"0123456789abcdef".repeat(3).slice(0, 40)}`,
    "an age key": `AGE-SECRET-KEY-1${upper(58)}`,
    "a password in an address": `https://user:${random(12)}@git.example.com/a.git`,
} as const;
