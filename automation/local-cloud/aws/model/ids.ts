import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";

/** An EC2 id: `vpc-0` and 16 hexadecimal digits. */
export function ec2Id(prefix: string): string {
    return `${prefix}-0${randomBytes(8).toString("hex")}`;
}

/** The EC2 id of something that AWS makes along with another thing: always the same one. */
export function derivedEc2Id(prefix: string, owner: string): string {
    return `${prefix}-0${createHash("sha256").update(`${prefix} ${owner}`).digest("hex").slice(0, 16)}`;
}

/** An IAM unique id: `AROA` and 17 letters or digits (IAM User Guide, "Unique identifiers"). */
export function iamId(prefix: string): string {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    return prefix + Array.from({ length: 17 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** What EKS calls a cluster in its host names. */
export function endpointId(): string {
    return randomBytes(16).toString("hex").toUpperCase();
}

/** A random UUID. */
export function uuid(): string {
    return randomUUID();
}

/** Hexadecimal digits. */
export function hex(length: number): string {
    return randomBytes(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length);
}

/** A number with this many digits, as text. */
export function digits(length: number): string {
    return Array.from({ length }, (_, index) => randomInt(index === 0 ? 1 : 0, 10)).join("");
}
