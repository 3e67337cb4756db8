type Body = (this: Mocha.Context) => unknown;

/** Adds a step to a story, as `it` adds a test. */
export type Step = (title: string, body: Body) => void;

/**
 * Tells a long story in steps: an environment comes up, something happens to it, it is destroyed. Each step is a test of
 * its own that can be run alone: those before it are run first, if they were not yet. A step after one that failed fails
 * with the name of that one. For the top of a `describe`.
 */
export function story(): Step {
    const steps: { readonly title: string; readonly run: (context: Mocha.Context) => Promise<void> }[] = [];
    return (title, body) => {
        const place = steps.length;
        steps.push({ title, run: once(body) });
        it(title, async function () {
            // The time of the steps that this one stands on comes on top.
            this.timeout(this.timeout() * (place + 1));
            for (const earlier of steps.slice(0, place)) {
                await earlier.run(this).catch((error: unknown) => {
                    // Mocha throws what is no error for a step that is left out.
                    if (!(error instanceof Error)) return;
                    throw new Error(`The step before failed: ${earlier.title}`, { cause: error });
                });
            }
            await steps[place]?.run(this);
        });
    };
}

function once(body: Body): (context: Mocha.Context) => Promise<void> {
    let done: Promise<void> | undefined;
    const run = async (context: Mocha.Context): Promise<void> => {
        await body.call(context);
    };
    return (context) => (done ??= run(context));
}
