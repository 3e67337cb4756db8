import { type ServerResponse } from "node:http";

/** A whole document. */
export interface DocumentAnswer {
    readonly kind: "document";
    readonly code: number;
    readonly body: unknown;
    readonly contentType?: string;
    readonly headers?: Readonly<Record<string, string>>;
}

/** Plain text, or bytes of a form that is not JSON. */
export interface TextAnswer {
    readonly kind: "text";
    readonly code: number;
    readonly text: string;
    readonly contentType: string;
}

/** Documents, one a line, until either side has enough. */
export interface StreamAnswer {
    readonly kind: "stream";
    readonly contentType: string;
    /** Starts to send; returns the way to stop. `end` closes the stream from this side. */
    start(send: (document: unknown) => void, end: () => void): () => void;
}

/** What a request is answered with. */
export type ApiAnswer = DocumentAnswer | TextAnswer | StreamAnswer;

const json = "application/json";

/** An answer of one document. */
export function answer(body: unknown, code = 200, contentType = json): DocumentAnswer {
    return { kind: "document", code, body, contentType };
}

/** What a path is answered with that no handler knows. */
export const pageNotFound: TextAnswer = {
    kind: "text",
    code: 404,
    text: "404 page not found\n",
    contentType: "text/plain; charset=utf-8",
};

/** Writes an answer to the connection. */
export function writeAnswer(response: ServerResponse, result: ApiAnswer): void {
    if (result.kind !== "stream") {
        const text = result.kind === "text" ? result.text : JSON.stringify(result.body);
        const contentType = result.contentType ?? json;
        const more = result.kind === "document" ? result.headers : undefined;
        response.writeHead(result.code, {
            "content-type": contentType,
            "content-length": Buffer.byteLength(text),
            ...more,
        });
        response.end(text);
        return;
    }
    response.writeHead(200, { "content-type": result.contentType });
    response.flushHeaders();
    const stop = result.start(
        (document) => response.write(`${JSON.stringify(document)}\n`),
        () => response.end(),
    );
    response.once("close", stop);
}
