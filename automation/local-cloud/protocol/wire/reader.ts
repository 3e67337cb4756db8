/** Reads protobuf's wire format from a buffer. */
export class Reader {
    constructor(
        private readonly buffer: Buffer,
        private position = 0,
        private readonly end = buffer.length,
    ) {}

    get done(): boolean {
        return this.position >= this.end;
    }

    /** Numbers of more than 53 bits do not occur in this protocol. */
    varint(): number {
        let result = 0;
        let factor = 1;
        for (;;) {
            const byte = this.buffer[this.position];
            if (byte === undefined) throw new RangeError("A message ends within a number.");
            this.position += 1;
            result += (byte & 0x7f) * factor;
            if (byte < 0x80) return result;
            factor *= 0x80;
        }
    }

    double(): number {
        const value = this.buffer.readDoubleLE(this.position);
        this.position += 8;
        return value;
    }

    text(): string {
        const end = this.pastLength();
        const start = this.position;
        this.position = end;
        return this.buffer.toString("utf8", start, end);
    }

    /** A reader of the embedded message that begins here. */
    embedded(): Reader {
        const end = this.pastLength();
        const start = this.position;
        this.position = end;
        return new Reader(this.buffer, start, end);
    }

    /** Passes over a field of a kind (the tag's low three bits) that nobody wants. */
    skip(wireType: number): void {
        if (wireType === 0) this.varint();
        else if (wireType === 1) this.position += 8;
        else if (wireType === 2) this.embedded();
        else if (wireType === 5) this.position += 4;
        else throw new RangeError(`A message has a field of the unknown wire type ${wireType}.`);
    }

    private pastLength(): number {
        const length = this.varint();
        const end = this.position + length;
        if (end > this.end) throw new RangeError("A message is cut off.");
        return end;
    }
}
