import type { Clock } from "../../../../automation/report/progress/clock";
import type { ProgressStream } from "../../../../automation/report/progress/reporter";

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
    #now = 0;
    readonly #timers = new Set<{ every: number; next: number; action: () => void }>();

    now(): number {
        return this.#now;
    }

    every(milliseconds: number, action: () => void): () => void {
        const timer = { every: milliseconds, next: this.#now + milliseconds, action };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
    }

    get timers(): number {
        return this.#timers.size;
    }

    pass(milliseconds: number): void {
        const end = this.#now + milliseconds;
        for (let due = this.#due(end); due !== undefined; due = this.#due(end)) {
            this.#now = due.next;
            due.next += due.every;
            due.action();
        }
        this.#now = end;
    }

    #due(end: number): { every: number; next: number; action: () => void } | undefined {
        return [...this.#timers]
            .filter(({ next }) => next <= end)
            .sort((one, other) => one.next - other.next)[0];
    }
}

/** A stream that keeps what is written to it, and draws it as a terminal would. */
export class FakeStream implements ProgressStream {
    readonly writes: string[] = [];
    readonly #resized = new Set<() => void>();
    isTTY = true;
    columns = 80;
    rows = 24;

    write(text: string): void {
        this.writes.push(text);
    }

    on(_event: "resize", action: () => void): void {
        this.#resized.add(action);
    }

    off(_event: "resize", action: () => void): void {
        this.#resized.delete(action);
    }

    get listeners(): number {
        return this.#resized.size;
    }

    /** Makes the window as wide as said, as a person would by dragging it. */
    resize(columns: number): void {
        this.columns = columns;
        for (const action of this.#resized) action();
    }

    get text(): string {
        return this.writes.join("");
    }

    get isCursorShown(): boolean {
        return this.text.lastIndexOf("\u001b[?25h") >= this.text.lastIndexOf("\u001b[?25l");
    }

    /** The lines on the screen, for windows that nothing is too wide for. */
    get screen(): string[] {
        const lines = [""];
        let row = 0;
        const escape = String.fromCharCode(27);
        const tokens = new RegExp(`${escape}\\[(\\??[0-9;]*)([a-zA-Z])|\\r|\\n|[^\\r\\n${escape}]+`, "g");
        for (const [token, argument, command] of this.text.matchAll(tokens)) {
            if (command === "A") row -= Number(argument);
            else if (command === "J") lines.splice(row, Infinity, "");
            else if (token === "\n") lines[++row] ??= "";
            else if (
                command === "K" ||
                command === "m" ||
                command === "h" ||
                command === "l" ||
                token === "\r"
            )
                continue;
            // Colours split a line into several pieces; a new frame begins at its sign.
            else lines[row] = isFirst(token) ? token : `${lines[row] ?? ""}${token}`;
        }
        return lines.map((line) => line.trimEnd()).filter((line) => line !== "");
    }
}

function isFirst(token: string): boolean {
    return /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏✓✗·]/u.test(token);
}
