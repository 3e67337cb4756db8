/** What a request was answered. */
export interface Answer {
    readonly code: number;
    readonly contentType: string;
    /** Undefined where the answer is no JSON. */
    readonly body: unknown;
    /** The answer as it came. */
    readonly raw: string;
    /** A value inside of the body: `spec.ports.0.port`; undefined where there is none. */
    readonly at: (path: string) => unknown;
    /** As `at`, for text; fails where there is none. */
    readonly text: (path: string) => string;
    /** As `at`, for lists; fails where there is none. */
    readonly list: (path: string) => unknown[];
}

/** The value at a path of field names and list positions. */
export function valueAt(value: unknown, path: string): unknown {
    let found = value;
    for (const step of path.split(".")) {
        if (typeof found !== "object" || found === null) return undefined;
        found = Reflect.get(found, step);
    }
    return found;
}

/** An object without some of its fields. */
export function without(value: unknown, ...fields: readonly string[]): Record<string, unknown> {
    if (typeof value !== "object" || value === null) throw new Error(`no object: ${JSON.stringify(value)}`);
    return Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)));
}

function parsed(raw: string): unknown {
    try {
        return JSON.parse(raw);
    } catch {
        return undefined;
    }
}

/** Wraps what came over the wire. */
export function answerOf(code: number, contentType: string, raw: string): Answer {
    const body = parsed(raw);
    const at = (path: string): unknown => valueAt(body, path);
    const wrong = (path: string, kind: string): Error => new Error(`no ${kind} at ${path} of ${raw}`);
    return {
        code,
        contentType,
        body,
        raw,
        at,
        text: (path) => {
            const value = at(path);
            if (typeof value !== "string") throw wrong(path, "text");
            return value;
        },
        list: (path) => {
            const value = at(path);
            if (!Array.isArray(value)) throw wrong(path, "list");
            return value as unknown[];
        },
    };
}

/** A refusal, as far as clients look at it. */
export interface Refusal {
    readonly code: number;
    readonly reason: unknown;
    readonly message: unknown;
    readonly details?: unknown;
}

/** The Status of a refused request. Its code is that of HTTP. */
export function refusal(answer: Answer): Refusal {
    if (
        answer.at("kind") !== "Status" ||
        answer.at("status") !== "Failure" ||
        answer.at("code") !== answer.code
    ) {
        throw new Error(`no refusal: ${answer.code} ${answer.raw}`);
    }
    const details = answer.at("details");
    return {
        code: answer.code,
        reason: answer.at("reason"),
        message: answer.at("message"),
        ...(details === undefined ? {} : { details }),
    };
}
