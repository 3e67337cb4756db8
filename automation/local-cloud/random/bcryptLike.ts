import { randomBytes, scryptSync } from "node:crypto";

const alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function encode(bytes: Buffer, length: number): string {
    return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte & 63]).join("");
}

/** A hash in the form of bcrypt's. It stands in for one: what verifies it with bcrypt will refuse every password. */
export function bcryptLike(password: string): string {
    const salt = randomBytes(22);
    const hash = scryptSync(password, salt, 31, { N: 1024 });
    return `$2a$10$${encode(salt, 22)}${encode(hash, 31)}`;
}
