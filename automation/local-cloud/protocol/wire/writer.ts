/** Writes protobuf's wire format into a buffer that grows. */
export class Writer {
    private buffer = Buffer.allocUnsafe(1024);
    private position = 0;

    tag(field: number, wireType: 0 | 1 | 2): void {
        this.varint(field * 8 + wireType);
    }

    varint(value: number): void {
        this.reserve(10);
        let rest = value;
        while (rest >= 0x80) {
            this.buffer[this.position++] = (rest % 0x80) | 0x80;
            rest = Math.floor(rest / 0x80);
        }
        this.buffer[this.position++] = rest;
    }

    double(value: number): void {
        this.reserve(8);
        this.position = this.buffer.writeDoubleLE(value, this.position);
    }

    text(value: string): void {
        this.reserve(value.length * 3 + 4);
        const length = this.buffer.write(value, this.position + 4, "utf8");
        this.writeLength(this.position, length);
        this.position += 4 + length;
    }

    /** Writes an embedded message: its length is known only afterwards. */
    embedded(write: () => void): void {
        this.reserve(4);
        const start = this.position;
        this.position += 4;
        write();
        this.writeLength(start, this.position - start - 4);
    }

    finish(): Buffer {
        return this.buffer.subarray(0, this.position);
    }

    /** Always four bytes, which protobuf allows, so that nothing must be moved when a length becomes known. */
    private writeLength(at: number, length: number): void {
        this.buffer[at] = (length & 0x7f) | 0x80;
        this.buffer[at + 1] = ((length >>> 7) & 0x7f) | 0x80;
        this.buffer[at + 2] = ((length >>> 14) & 0x7f) | 0x80;
        this.buffer[at + 3] = length >>> 21;
    }

    private reserve(bytes: number): void {
        if (this.position + bytes <= this.buffer.length) return;
        const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.position + bytes));
        this.buffer.copy(grown, 0, 0, this.position);
        this.buffer = grown;
    }
}
