import { type Latency } from "../../model/latency";

/** The times that controllers wait for AWS: each process waits for itself, and whoever comes first goes on. */
export class Pauses {
    private readonly over = new Map<string, boolean>();

    constructor(private readonly latency: Latency) {}

    /** Whether something has had as many seconds as AWS takes; where not, `again` is called once it has. */
    isOver(what: string, seconds: number, again: () => void): boolean {
        const known = this.over.get(what);
        if (known === true) {
            this.over.delete(what);
            return true;
        }
        if (known === undefined) {
            this.over.set(what, false);
            void this.latency.wait(seconds).then(() => {
                this.over.set(what, true);
                again();
            });
        }
        return false;
    }
}
