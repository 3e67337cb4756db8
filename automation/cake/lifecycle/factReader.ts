import type { CommonSettings } from "../../../stacks/_settings/schema/commonSettings";
import { isLastingKind } from "../../../stacks/_settings/load/kinds";
import { loadCommon } from "../../../stacks/_settings/load/loadCommon";
import { find } from "../../../stacks/_settings/reading/tree";
import { readFile } from "../../../stacks/_settings/reading/readFile";
import type { Claim } from "../claims/claim";
import { claimReader } from "../claims/claimPlace";
import { ownerText } from "../../locks/lockOwner";
import type { Paths } from "../model/paths";
import { readDeployed, readLast, type Deployed, type LastRuns } from "../model/records";
import { lockOwner } from "../session/runLock";
import type { LifecycleFacts } from "./dueFor";
import { readLifecycleRecord, type LifecycleRecord } from "./lifecycleRecord";

/** Reads the facts that decide whether an environment is due, and notices for the user. */
export function factReader(
    paths: Paths,
): (environment: string) => Promise<{ readonly facts: LifecycleFacts; readonly notices: readonly string[] }> {
    const read = claimReader(paths);
    return async (environment) => {
        const { settings } = loadCommon(paths.root, environment, ["kind", "protected", "lifecycle"]);
        const { claim, notices } = await read(environment);
        const record = readLifecycleRecord(paths, environment);
        const deployed = readDeployed(paths, environment);
        const activity = activityOf({ deployed, last: readLast(paths, environment), claim, record });
        const owner = lockOwner(paths, environment);
        const facts = {
            environment,
            kind: settings.kind,
            isProtected: isProtected(paths, settings),
            lifecycle: settings.lifecycle,
            deployed,
            ...(activity === undefined ? {} : { activity }),
            ...(claim === undefined ? {} : { claim }),
            ...(owner === undefined ? {} : { running: `${owner.verb} runs, by ${ownerText(owner)}` }),
            ...(record.asleep === undefined ? {} : { asleep: record.asleep }),
        };
        return { facts, notices };
    };
}

/** If its kind protects an environment, its own settings cannot undo that: neither `protected` nor `allowDestroy`. */
function isProtected(paths: Paths, settings: Pick<CommonSettings, "kind" | "protected">): boolean {
    const kind = find(readFile(paths.root, `stacks/kinds/${settings.kind}.yaml`).tree, ["protected"]);
    const byKind = kind !== undefined && !(kind.is === "scalar" && kind.value === false);
    return settings.protected || byKind || isLastingKind(settings.kind);
}

/** The records that tell when an environment was last used. */
export interface UsageRecords {
    readonly deployed: Deployed;
    readonly last: LastRuns;
    readonly claim: Claim | undefined;
    readonly record: LifecycleRecord;
}

/** When somebody last used an environment: the last up, claim or renewal; a wake does not count. */
export function activityOf({ deployed, last, claim, record }: UsageRecords): Date | undefined {
    const { woken, asleep } = record;
    const ups = [
        ...Object.values(deployed).map(({ at }) => at),
        ...Object.values(last).flatMap(({ verb, at }) => (verb === "up" ? [at] : [])),
    ].filter(
        (at) =>
            woken === undefined ||
            Date.parse(at) < Date.parse(woken.from) ||
            Date.parse(at) > Date.parse(woken.to),
    );
    const times = [...ups, claim?.since, claim?.renewed, woken?.activity, asleep?.activity]
        .map((at) => (at === undefined ? Number.NaN : Date.parse(at)))
        .filter((at) => !Number.isNaN(at));
    return times.length === 0 ? undefined : new Date(Math.max(...times));
}
