/** One field that breaks a rule, in the five ways Kubernetes tells apart. */
export interface FieldError {
    readonly problem: "required" | "invalid" | "forbidden" | "duplicate" | "unsupported";
    /** `spec.ports[0].port`. */
    readonly field: string;
    /** The refused value as it is shown; text comes in quotes. */
    readonly value?: string;
    readonly detail: string;
}

/** The field is missing. */
export function required(field: string, detail = ""): FieldError {
    return { problem: "required", field, detail };
}

/** The value is not allowed. */
export function invalidValue(field: string, value: unknown, detail: string): FieldError {
    return { problem: "invalid", field, value: JSON.stringify(value), detail };
}

/** The field must not be set or changed. */
export function forbiddenField(field: string, detail: string): FieldError {
    return { problem: "forbidden", field, detail };
}

/** The value is there already. */
export function duplicateValue(field: string, value: unknown): FieldError {
    return { problem: "duplicate", field, value: JSON.stringify(value), detail: "" };
}

/** The value is none of those allowed. */
export function unsupportedValue(field: string, value: unknown, allowed: readonly string[]): FieldError {
    const detail = `supported values: ${allowed.map((one) => JSON.stringify(one)).join(", ")}`;
    return { problem: "unsupported", field, value: JSON.stringify(value), detail };
}

const titles = {
    required: "Required value",
    invalid: "Invalid value",
    forbidden: "Forbidden",
    duplicate: "Duplicate value",
    unsupported: "Unsupported value",
} as const;

/** What is wrong, without the field's name. */
export function fieldErrorText(error: FieldError): string {
    return [titles[error.problem], error.value, error.detail]
        .filter((part) => part !== undefined && part !== "")
        .join(": ");
}
