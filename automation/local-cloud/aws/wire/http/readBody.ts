import type { IncomingMessage } from "node:http";
import { CloudError } from "../../../protocol/providerModel";

/** Bytes: more than any call of a sweep sends. */
const longest = 1024 * 1024;

/** The body of a request. Refuses one that is too long, and reads no further. */
export async function readBody(message: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of message as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > longest) {
            throw new CloudError("RequestEntityTooLarge", `The request is longer than ${longest} bytes`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
