import { CakeError, exitCodes } from "../../system/errors";
import type { StackSpec } from "../types";
import { stackName } from "./engineErrors";

/**
 * What an engine's run ended with that heard of a part of the program only, and took it for the whole: the connection
 * to the program broke, for which Pulumi's SDK lets the program end as if it had been through.
 */
export class BrokenProgram extends CakeError {
    constructor(spec: StackSpec) {
        super(
            `The engine lost its connection to the program of ${stackName(spec)} before the program was through.`,
            exitCodes.error,
            "Run the command again.",
        );
    }
}
