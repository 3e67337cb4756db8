/** How many items are worked on at once: AWS throttles callers that make many calls at once. */
const limit = 5;

/** Works on all items, at most five at once. Returns the results in the order of the items; rejects with the first failure. */
export async function inParallel<T, R>(all: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    const rest = all.entries();
    const worker = async (): Promise<void> => {
        for (const [index, item] of rest) results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: limit }, worker));
    return results;
}
