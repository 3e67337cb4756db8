/** What goes wrong on purpose, for tests and rehearsals. */
export interface FaultOptions {
    /** The same calls go wrong for the same seed. */
    readonly seed: number;
    /** The share of calls that go wrong, from 0 to 1. */
    readonly rate: number;
}
