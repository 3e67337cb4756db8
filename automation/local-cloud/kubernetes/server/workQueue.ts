/** Runs work by key: a key that is asked for again before its turn runs once. Gives the event loop its share. */
export class WorkQueue {
    private readonly waiting = new Map<string, () => void>();
    private turn: NodeJS.Immediate | undefined;
    private readonly timers = new Set<NodeJS.Timeout>();
    private isStopped = false;

    add(key: string, work: () => void): void {
        if (this.isStopped) return;
        if (!this.waiting.has(key)) this.waiting.set(key, work);
        this.turn ??= setImmediate(() => {
            this.run();
        });
    }

    /** Adds the work after a while, in milliseconds. */
    addLater(delay: number, key: string, work: () => void): void {
        const timer = setTimeout(() => {
            this.timers.delete(timer);
            this.add(key, work);
        }, delay).unref();
        this.timers.add(timer);
    }

    stop(): void {
        this.isStopped = true;
        this.waiting.clear();
        for (const timer of this.timers) clearTimeout(timer);
        if (this.turn !== undefined) clearImmediate(this.turn);
    }

    private run(): void {
        this.turn = undefined;
        const end = Date.now() + 10;
        for (const [key, work] of this.waiting) {
            this.waiting.delete(key);
            work();
            if (Date.now() >= end) break;
        }
        if (this.waiting.size === 0) return;
        this.turn ??= setImmediate(() => {
            this.run();
        });
    }
}
