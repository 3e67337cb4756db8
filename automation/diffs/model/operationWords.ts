/** The words for each operation: while it runs, when it is done, before it is done, and when others did it. */
export const operationWords = {
    create: { doing: "creating", done: "created", pending: "to create", outside: "created outside" },
    update: { doing: "updating", done: "updated", pending: "to update", outside: "changed outside" },
    replace: { doing: "replacing", done: "replaced", pending: "to replace", outside: "replaced outside" },
    delete: { doing: "deleting", done: "deleted", pending: "to delete", outside: "deleted outside" },
    read: { doing: "reading", done: "read", pending: "to read", outside: "read outside" },
    import: { doing: "importing", done: "imported", pending: "to import", outside: "imported outside" },
    same: { doing: "checking", done: "unchanged", pending: "unchanged", outside: "unchanged" },
} as const;

/** Whether words tell what is pending, what was done, or what others did. */
export type Tense = "pending" | "done" | "outside";
