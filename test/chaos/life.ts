import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { layerNames } from "../../layers/contract";
import { inAccount } from "../account";
import { projectCopy } from "../project";
import { type Death, runKillable } from "./killable";
import { randomOf } from "./random";

/** What a seed makes of an environment's life. */
export interface Moment {
    readonly verb: "up" | "destroy";
    readonly faults: string;
    readonly death: Death;
}

/** How often a life is cut short. */
export const momentsPerLife = 4;

/** The moments at which drivers are killed in the life of a seed. */
export function momentsOf(seed: number): readonly Moment[] {
    const random = randomOf(seed);
    return Array.from({ length: momentsPerLife }, (_, index) => {
        const verb = index === 0 || random() < 0.6 ? "up" : "destroy";
        const faults = `${Math.floor(random() * 1e6)}:${random() < 0.3 ? 0 : 0.08}`;
        const layer = layerNames[Math.floor(random() * 3)] ?? "";
        const isAtWork = random() < 0.8;
        return {
            verb,
            faults,
            death: {
                after: isAtWork ? new RegExp(`working on (${layer}|compute)`) : /^/,
                milliseconds: Math.floor(random() * (isAtWork ? 700 : 3000)),
                kind: random() < 0.3 ? "power" : "driver",
            },
        };
    });
}

/** A moment in words, for whoever looks for what went wrong. */
export function momentText({ verb, faults, death }: Moment): string {
    const { after, milliseconds, kind } = death;
    return `${verb} with faults ${faults}, ${kind} killed ${milliseconds} ms after ${after.source}`;
}

/** What went wrong in a life; nothing where all went well. */
export type Verdict = readonly string[];

const driver = join(__dirname, "chaosDriver.js");

/**
 * Lives the life of a seed: ups and destroys of which each driver is killed at some moment, on a cloud that fails. In the
 * end an up and a destroy on a sound cloud must succeed: after the up the account holds nothing that the states do not
 * know, after the destroy nothing at all.
 */
export async function liveOnce(seed: number, say: (text: string) => void): Promise<Verdict> {
    const project = projectCopy();
    for (const moment of momentsOf(seed)) {
        const ended = await runKillable([driver, moment.verb, project, moment.faults], project, moment.death);
        say(
            `${momentText(moment)}: ${ended.code === null ? "killed" : `ended with ${ended.code}`}\n${ended.stderr}`,
        );
    }
    for (const verb of ["up", "destroy"]) {
        const ended = await runKillable([driver, verb, project], project);
        say(`${verb}: ended with ${String(ended.code)}\n${ended.stderr}`);
        if (ended.code !== 0) return [`the last ${verb} ended with ${String(ended.code)}`, ended.stderr];
        const unknown = unknownIn(project);
        if (unknown.length > 0) return [`after the last ${verb} nobody knows ${unknown.join(", ")}`];
    }
    return [];
}

interface Found {
    readonly id: string;
    readonly body: { readonly vpcId?: unknown; readonly ownerId?: unknown; readonly [key: string]: unknown };
}

/** What the account holds and no state knows. What AWS makes along with a VPC or a gateway is known with it. */
function unknownIn(project: string): readonly string[] {
    const states = layerNames
        .map((layer) => join(project, ".cake/state/.pulumi/stacks", layer, "sandbox-a.json"))
        .filter((file) => existsSync(file))
        .map((file) => readFileSync(file, "utf8"))
        .join("\n");
    return inAccount(project, (store) =>
        store.kinds("").flatMap((kind) =>
            store
                .list(kind)
                .filter((found) => !isKnown(found as unknown as Found, states))
                .map(({ id }) => `${kind} ${id}`),
        ),
    );
}

function isKnown({ id, body }: Found, states: string): boolean {
    return (
        states.includes(`"${id}"`) || (body.isDefault === true && states.includes(`"${String(body.vpcId)}"`))
    );
}
