import type { Operation } from "./model";

/** Pulumi's symbol of each operation. */
export const symbols: Readonly<Record<Operation, string>> = {
    create: "+",
    update: "~",
    replace: "+-",
    delete: "-",
    read: ">",
    import: "=",
};
