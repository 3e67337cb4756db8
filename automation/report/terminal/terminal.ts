/** The part of a stream that tells what it can show. */
export interface OutputStream {
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly rows?: number;
}

/** What a terminal can show. */
export interface Terminal {
    /** Whether lines can be painted over, for somebody who watches. */
    readonly interactive: boolean;
    readonly colour: boolean;
    /** Columns now; they change with the window. */
    readonly width: number;
    /** Rows now. */
    readonly height: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What a stream can show. `FORCE_COLOR` beats `NO_COLOR`, which beats what the stream is; a CI system is not interactive. */
export function terminalOf(stream: OutputStream, environment: Environment): Terminal {
    const isTerminal = stream.isTTY === true && environment.TERM !== "dumb";
    return {
        interactive: isTerminal && !isSet(environment.CI),
        colour: wantsColour(environment) ?? isTerminal,
        get width() {
            return positive(stream.columns) ?? positive(Number(environment.COLUMNS)) ?? 120;
        },
        get height() {
            return positive(stream.rows) ?? 24;
        },
    };
}

function wantsColour(environment: Environment): boolean | undefined {
    const force = environment.FORCE_COLOR;
    if (force !== undefined) return force !== "0" && force !== "false";
    return isSet(environment.NO_COLOR) ? false : undefined;
}

function isSet(variable: string | undefined): boolean {
    return variable !== undefined && variable !== "" && variable !== "0" && variable !== "false";
}

/** A size above 0: some pseudo terminals report 0 columns. */
function positive(size: number | undefined): number | undefined {
    return size !== undefined && size > 0 ? size : undefined;
}
