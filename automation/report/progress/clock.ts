/** The time, and repeated actions; tests have a clock of their own. */
export interface Clock {
    /** Milliseconds since a fixed moment. */
    now(): number;
    /** Repeats an action until the returned function is called. */
    every(milliseconds: number, action: () => void): () => void;
}

/** The real time. What it repeats does not keep the process alive. */
export const systemClock: Clock = {
    now: () => performance.now(),
    every: (milliseconds, action) => {
        const timer = setInterval(action, milliseconds).unref();
        return () => {
            clearInterval(timer);
        };
    },
};
