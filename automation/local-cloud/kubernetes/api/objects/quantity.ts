const scales: Readonly<Record<string, number>> = {
    m: 1e-3,
    "": 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
};

/** The number a quantity means: `250m` is 0.25, `1Ki` is 1024. Anything else is zero. */
export function quantity(value: unknown): number {
    if (typeof value === "number") return value;
    if (typeof value !== "string") return 0;
    const [, number = "0", unit = ""] = /^([0-9.]+)([a-zA-Z]*)$/.exec(value) ?? [];
    return Number(number) * (scales[unit] ?? 1);
}

/** A number as a quantity: thousandths as `m`, multiples of 1024 with the largest unit that divides them. */
export function quantityText(number: number): string {
    if (!Number.isInteger(number)) return `${Math.round(number * 1000)}m`;
    const unit = ["Ti", "Gi", "Mi", "Ki"].find((one) => number > 0 && number % (scales[one] ?? 1) === 0);
    return unit === undefined ? String(number) : `${number / (scales[unit] ?? 1)}${unit}`;
}
