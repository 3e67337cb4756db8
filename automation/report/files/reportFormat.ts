import { statSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { suggest } from "../../../stacks/_settings/load/didYouMean";
import { CakeError, exitCodes } from "../../system/errors";

const formats = ["md", "json", "xml", "csv"] as const;

/** What a report is written as: a pull request comment, one JSON document, JUnit, or a row for each layer. */
export type ReportFormat = (typeof formats)[number];

/**
 * The format of a report file, by its ending. Throws a CakeError (exit code 2) for any other ending, and for a place that
 * cannot hold a file; it is called before anything is run.
 */
export function reportFormat(file: string): ReportFormat {
    const ending = extname(file);
    const format = formats.find((one) => `.${one}` === ending.toLowerCase());
    if (format === undefined) {
        throw new CakeError(
            `A report cannot be written to ${JSON.stringify(file)}: ${ending === "" ? "the name has no ending" : `there is no format for ${ending}`}.`,
            exitCodes.usage,
            suggest(
                ending,
                formats.map((one) => `.${one}`),
            ),
        );
    }
    checkPlace(file);
    return format;
}

function checkPlace(file: string): void {
    const path = resolve(file);
    if (isFolder(path) === true) {
        throw new CakeError(
            `A report cannot be written to ${file}: it is a folder.`,
            exitCodes.usage,
            `Name a file in it: --report ${file}/report${extname(file)}`,
        );
    }
    let above = dirname(path);
    while (isFolder(above) === undefined && above !== dirname(above)) above = dirname(above);
    if (isFolder(above) === false) {
        throw new CakeError(
            `A report cannot be written to ${file}: ${basename(above)} is a file, not a folder.`,
            exitCodes.usage,
            "Name another place.",
        );
    }
}

/** Undefined if nothing is there, or if it cannot be read. */
function isFolder(path: string): boolean | undefined {
    try {
        return statSync(path).isDirectory();
    } catch {
        return undefined;
    }
}
