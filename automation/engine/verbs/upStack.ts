import { noteCreation, readJournal, writeJournal } from "../repair/journal";
import type { Engine } from "../types";
import type { StackContext } from "./stackContext";
import { updateOutcome, wasKilled } from "./updateOutcome";

/** Brings a stack up, with the update plan of a preview if one is given. A failed or cancelled up is a result. */
export function upStack({ run, planned, unlock, learnSecrets, command }: StackContext): Engine["up"] {
    return async (spec, options) => {
        const { plan } = options;
        await unlock(spec, options);
        await learnSecrets(spec);
        const operations = plan === undefined ? [] : (planned.get(plan) ?? []);
        writeJournal(spec.workDir, [...readJournal(spec.workDir), ...operations]);
        const result = await run(spec, spec.program, options, (stack, common) =>
            stack.up({
                ...common,
                ...(plan !== undefined && { plan }),
                onEvent: (event) => {
                    noteCreation(spec.workDir, event);
                    common.onEvent(event);
                },
            }),
        );
        // What failed stays in the journal: it may have been created or deleted if only the answer was lost. After a
        // killed engine everything stays, as nobody knows what it did.
        if (!wasKilled(result)) {
            const { unfinished } = result.collector;
            const open = readJournal(spec.workDir).filter(({ urn }) => unfinished.has(urn));
            writeJournal(spec.workDir, open);
        }
        return updateOutcome(command, spec, result, options);
    };
}
