/** So many calls at once: AWS throttles who makes more. */
const together = 5;

/** Works on all items, some at once; results in the items' order. The first failure ends it. */
export async function inParallel<T, R>(all: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    const rest = all.entries();
    const worker = async (): Promise<void> => {
        for (const [index, item] of rest) results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: together }, worker));
    return results;
}
