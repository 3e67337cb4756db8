import { noCounts } from "../../diffs/model/counts";
import { readJournal, writeJournal } from "../repair/journal";
import { deletionsIn, everything, isDeletion } from "../repair/plannedOperation";
import { isKnownMissing, isNoSuchStack } from "../run/missingStack";
import type { Engine } from "../types";
import type { StackContext } from "./stackContext";
import { updateOutcome, wasKilled } from "./updateOutcome";

/** Destroys a stack's resources; needs no program. A stack that does not exist is destroyed already. */
export function destroyStack({ run, unlock, learnSecrets, command }: StackContext): Engine["destroy"] {
    return async (spec, options) => {
        const done = { result: "succeeded", counts: noCounts, outputs: {}, failures: [] } as const;
        if (isKnownMissing(spec)) return done;
        await unlock(spec, options);
        await learnSecrets(spec);
        const before = readJournal(spec.workDir);
        writeJournal(spec.workDir, [...before, { doing: "deleting", urn: everything }]);
        const result = await run(spec, undefined, options, (stack, common) =>
            stack.destroy({ ...common, runProgram: false }),
        );
        if (!wasKilled(result)) {
            const { steps, unfinished } = result.collector;
            const failed = deletionsIn(steps).filter(({ urn }) => unfinished.has(urn));
            const creations = before.filter((operation) => !isDeletion(operation));
            writeJournal(spec.workDir, [...creations, ...failed]);
        }
        return isNoSuchStack(result.error) ? done : updateOutcome(command, spec, result, options);
    };
}
