/** So many rounds at most: on a busy machine many runs are interrupted, and one that is not says how long it takes. */
const mostRounds = 40;

/**
 * How many times as long some work takes for eight times its size: 8 where time is in proportion, 64 where it is
 * quadratic. Best times count, and no more rounds are made once the ratio is below `enough`.
 */
export function growth(prepare: (size: number) => () => void, size: number, enough: number): number {
    const [small, large] = [prepare(size), prepare(8 * size)];
    const best = { small: Infinity, large: Infinity };
    for (let round = 0; round < mostRounds; round += 1) {
        best.small = Math.min(best.small, millisecondsOf(small));
        best.large = Math.min(best.large, millisecondsOf(large));
        if (round >= 3 && best.large / best.small < enough) break;
    }
    return best.large / best.small;
}

function millisecondsOf(work: () => void): number {
    const start = performance.now();
    work();
    return performance.now() - start;
}
