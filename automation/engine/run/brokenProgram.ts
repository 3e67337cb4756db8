import { CakeError, exitCodes } from "../../system/errors";
import type { StackSpec } from "../types";
import { stackName } from "./engineErrors";

/**
 * The error for a run in which the connection between engine and program broke. The engine takes the resources that it
 * has seen until then for the whole program, as Pulumi's SDK ends a program without a connection as if it were complete.
 */
export class BrokenProgram extends CakeError {
    constructor(spec: StackSpec) {
        super(
            `The engine lost its connection to the program of ${stackName(spec)} before the program had ended.`,
            exitCodes.error,
            "Run the command again.",
        );
    }
}
