const factors: Readonly<Record<string, number>> = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    "": 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};

/** The number behind a Kubernetes quantity such as `500m` or `2Gi`; undefined for what is none. */
export function parseQuantity(value: unknown): number | undefined {
    if (typeof value === "number") return value;
    if (typeof value !== "string") return undefined;
    const [, digits, suffix = ""] = /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(value) ?? [];
    const factor = factors[suffix];
    if (digits === undefined || factor === undefined) return undefined;
    const number = Number(digits) * factor;
    // Rounded to nano units, the smallest that Kubernetes keeps, so that 100m and 0.1 meet.
    return Number.isInteger(number) ? number : Math.round(number * 1e9) / 1e9;
}

/** The number a quantity means: `250m` is 0.25, `1Ki` is 1024. Anything else is zero. */
export function quantity(value: unknown): number {
    return parseQuantity(value) ?? 0;
}

/** A number as a quantity: thousandths as `m`, multiples of 1024 with the largest unit that divides them. */
export function quantityText(number: number): string {
    if (!Number.isInteger(number)) return `${Math.round(number * 1000)}m`;
    const unit = ["Ti", "Gi", "Mi", "Ki"].find((one) => number > 0 && number % (factors[one] ?? 1) === 0);
    return unit === undefined ? String(number) : `${number / (factors[unit] ?? 1)}${unit}`;
}

const decimalUnits = ["", "k", "M", "G", "T", "P", "E"];
const binaryUnits = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

function withLargestUnit(number: number, units: readonly string[]): string {
    const unit = units.findLast((one) => number % (factors[one] ?? 1) === 0) ?? "";
    return `${number / (factors[unit] ?? 1)}${unit}`;
}

/**
 * A quantity in the one form that the API server keeps of it: a whole number with the largest unit of its own family.
 * What is none is left as it is. Source: k8s.io/apimachinery/pkg/api/resource.
 */
export function canonicalQuantity<T>(value: T): T | string {
    const number = parseQuantity(value);
    if (number === undefined) return value;
    if (number === 0) return "0";
    const isBinary = typeof value === "string" && value.endsWith("i");
    if (isBinary && Number.isInteger(number)) {
        return Math.abs(number) < 1024 ? String(number) : withLargestUnit(number, binaryUnits);
    }
    if (Number.isInteger(number)) return withLargestUnit(number, decimalUnits);
    const unit = ["m", "u", "n"].find((one) => Number.isInteger(scaled(number, one))) ?? "n";
    return `${Math.ceil(scaled(number, unit))}${unit}`;
}

/** How many of a small unit a number is, without the dust of binary fractions. */
function scaled(number: number, unit: string): number {
    return Math.round((number / (factors[unit] ?? 1)) * 1e3) / 1e3;
}
