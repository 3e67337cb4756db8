import { CakeError, exitCodes } from "../system/errors";
import { thousands } from "../diffs/model/counts";
import { resourceText } from "../diffs/text/layerText";
import type { Suspect } from "./suspects";
import { shortType, urnParts } from "../diffs/model/urn";
import { visible } from "../diffs/text/visible";

/** The suspects of one layer. */
export interface LayerSuspects {
    readonly layer: string;
    readonly suspects: readonly Suspect[];
}

/** How many suspects are named; the others are counted. */
const mostNamed = 50;

/** The error for a diff that was not stored, as it has values that look like secrets and are not marked: it names all of them. */
export class SuspectedSecrets extends CakeError {
    constructor(environment: string, layers: readonly LayerSuspects[]) {
        const all = layers.flatMap(({ layer, suspects }) => suspects.map((suspect) => ({ layer, suspect })));
        const one = all.length === 1;
        const lines = all.slice(0, mostNamed).map(({ layer, suspect }) => {
            const { urn, path, why } = suspect;
            return `  ${environment}/${layer}  ${resourceText(urnParts(urn))}: ${visible(path)} ${why}`;
        });
        if (all.length > mostNamed) lines.push(`  … and ${thousands(all.length - mostNamed)} more`);
        const what = one
            ? "a value that looks like a secret and is not marked as one"
            : `${thousands(all.length)} values that look like secrets and are not marked as such`;
        super(
            [`The changes of ${environment} have ${what}, so they were not stored:`, ...lines].join("\n"),
            exitCodes.ruleViolated,
            remedyOf(environment, all[0]?.suspect),
        );
    }
}

function remedyOf(environment: string, first: Suspect | undefined): string {
    const example = first === undefined ? "*:path" : visible(`${shortType(first.type)}:${first.path}`);
    return [
        "Mark it in the layer's program: `pulumi.secret(...)` around the value, `additionalSecretOutputs` for what a",
        "provider makes, or a setting by reference. Then preview again:",
        `npm run preview -- ${environment}`,
        "If it is not a secret, declare its type and property in the settings:",
        `notSecret: [${JSON.stringify(example)}]`,
    ].join("\n");
}
