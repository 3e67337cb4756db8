/** Asks again until an answer satisfies; fails after a number of seconds. */
export async function eventually<T>(
    ask: () => Promise<T>,
    isEnough: (answer: T) => boolean,
    seconds = 30,
): Promise<T> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
        const answer = await ask();
        if (isEnough(answer)) return answer;
        if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(answer)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}
