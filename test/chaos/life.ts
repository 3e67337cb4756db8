import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cake } from "../../layers/cake";
import { inAccount } from "../support/account";
import { projectCopy, root } from "../support/project";
import { type Death, type Ended, runKillable } from "./killable";
import { randomOf } from "./random";

/** What is done with an environment; its teardown is that of a night. */
export type Verb = "up" | "destroy" | "teardown";

/** What a seed makes of an environment's life. */
export interface Moment {
    readonly verb: Verb;
    readonly faults: string;
    readonly death: Death;
}

/** How often a life is cut short. */
export const momentsPerLife = 4;

/** The moments at which drivers are killed in the life of a seed. */
export function momentsOf(seed: number): readonly Moment[] {
    const random = randomOf(seed);
    return Array.from({ length: momentsPerLife }, (_, index) => {
        const verb = index === 0 ? "up" : verbOf(random());
        const faults = `${Math.floor(random() * 1e6)}:${random() < 0.2 ? 0 : 0.3}`;
        const layer = cake[Math.floor(random() * 3)]?.name ?? "";
        const isAtWork = random() < 0.8;
        return {
            verb,
            faults,
            death: {
                // As the driver of the small cake says it, and as the shipped one does.
                after: isAtWork
                    ? new RegExp(`working on (${layer}|compute)|(${layer}|compute) +(deploying|destroying)`)
                    : /^/,
                milliseconds: Math.floor(random() * (isAtWork ? 2000 : 4000)),
                kind: random() < 0.3 ? "power" : "driver",
            },
        };
    });
}

function verbOf(chance: number): Verb {
    if (chance < 0.6) return "up";
    return chance < 0.8 ? "destroy" : "teardown";
}

/** A moment in words, for whoever looks for what went wrong. */
export function momentText({ verb, faults, death }: Moment): string {
    const { after, milliseconds, kind } = death;
    return `${verb} with faults ${faults}, ${kind} killed ${milliseconds} ms after ${after.source}`;
}

/** What became of a life. */
export interface Verdict {
    /** What went wrong; nothing where all went well. */
    readonly faults: readonly string[];
    /** How many resources a run found that an earlier one had made without anybody's knowing. */
    readonly found: number;
}

const environment = "sandbox-a";

/** Whether the life of a seed is one of the shipped cake; else it is one of a small one, which takes less time. */
function isShipped(seed: number): boolean {
    return seed % 10 === 0;
}

/** What a command wants besides the environment. */
const consents: Readonly<Record<Verb, string>> = {
    up: "--yes",
    destroy: `--confirm=${environment}`,
    teardown: "--nightly",
};

function commandOf(
    seed: number,
    project: string,
    { verb, faults }: Pick<Moment, "verb"> & { faults?: string },
) {
    if (!isShipped(seed)) {
        return [join(__dirname, "chaosDriver.js"), verb, project, ...(faults === undefined ? [] : [faults])];
    }
    const given = faults === undefined ? [] : ["--faults", faults];
    return [join(root, "automation/bin/cake.mjs"), verb, environment, consents[verb], ...given];
}

/**
 * Lives the life of a seed: ups and destroys of which each driver is killed at some moment, on a cloud that fails. In the
 * end an up and a destroy on a sound cloud must succeed: after the up the account holds nothing that the states do not
 * know, after the destroy nothing at all.
 */
export async function liveOnce(seed: number, say: (text: string) => void): Promise<Verdict> {
    const project = projectCopy();
    let found = 0;
    const live = async (text: string, args: readonly string[], death?: Death): Promise<Ended> => {
        const ended = await runKillable(args, project, death);
        found += ended.stderr.split("and is in the state now").length - 1;
        say(`${text}: ${ended.code === null ? "killed" : `ended with ${ended.code}`}\n${ended.stderr}`);
        return ended;
    };
    for (const moment of momentsOf(seed)) {
        await live(momentText(moment), commandOf(seed, project, moment), moment.death);
    }
    for (const verb of ["up", "destroy"] as const) {
        const { code, stderr } = await live(verb, commandOf(seed, project, { verb }));
        if (code !== 0) return { found, faults: [`the last ${verb} ended with ${String(code)}`, stderr] };
        const unknown = unknownIn(project, isShipped(seed) && verb === "up");
        if (unknown.length > 0) {
            return { found, faults: [`after the last ${verb} nobody knows ${unknown.join(", ")}`] };
        }
    }
    return { found, faults: [] };
}

interface Found {
    readonly id: string;
    readonly body: { readonly isDefault?: unknown; readonly vpcId?: unknown };
}

/** What the shipped cake's cluster and its controllers make, as well as the layers. */
const madeByCluster =
    /^k8s[-/]|^(ebs|elb|lb)\/|^ec2\/(securityGroup|networkInterface|instance|launchTemplate)|^local-cloud\//;

/** What the account holds and no state knows. What AWS makes along with a VPC or a gateway is known with it. */
function unknownIn(project: string, hasCluster: boolean): readonly string[] {
    const states = cake
        .map(({ name: layer }) => join(project, ".cake/state/.pulumi/stacks", layer, `${environment}.json`))
        .filter((file) => existsSync(file))
        .map((file) => readFileSync(file, "utf8"))
        .join("\n");
    return inAccount(project, (store) =>
        store.kinds("").flatMap((kind) =>
            (store.list(kind) as readonly Found[])
                .filter(() => !(hasCluster && madeByCluster.test(kind)))
                .filter((found) => !isKnown(found, states))
                .map(({ id }) => `${kind} ${id}`),
        ),
    );
}

function isKnown({ id, body }: Found, states: string): boolean {
    return (
        states.includes(`"${id}"`) || (body.isDefault === true && states.includes(`"${String(body.vpcId)}"`))
    );
}
