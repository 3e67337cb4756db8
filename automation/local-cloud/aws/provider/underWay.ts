import type { LocalCloudContext } from "../../model/context";
import { realisticFactor } from "../../model/latency";
import type { JsonMap } from "../../model/json";
import { Cloud } from "../model/cloud";
import { models } from "./models";
import { kindOf } from "../model/resourceModel";

/** What AWS is at work on, which it ends whoever goes away meanwhile. */
interface UnderWay {
    readonly type: string;
    readonly id: string;
    readonly region: string;
    /** What it becomes; absent if it is being deleted. */
    readonly body?: JsonMap;
    /** By when it is done, in milliseconds since 1970. */
    readonly until: number;
}

const kind = "local-cloud/underWay";

/** Milliseconds that the process which does it may be late. */
const margin = 3000;

function nameOf(type: string, id: string): string {
    return `${type} ${id}`;
}

/** Notes what is begun and takes AWS so many seconds, in case that this process goes away in the middle of it. */
export function noteUnderWay(cloud: Cloud, what: Omit<UnderWay, "until" | "region">, seconds: number): void {
    const until = Date.now() + (seconds * 1000) / realisticFactor + margin;
    cloud.put(kind, nameOf(what.type, what.id), { ...what, region: cloud.region, until });
}

/** It is done. */
export function forgetUnderWay(cloud: Cloud, type: string, id: string): void {
    cloud.remove(kind, nameOf(type, id));
}

/** Ends in time what processes have begun that went away. */
export function finishUnderWay(context: LocalCloudContext): void {
    for (const { id: name, body } of context.store.list<UnderWay>(kind)) {
        const end = (): void => {
            if (context.store.get(kind, name) === undefined) return;
            finish(new Cloud(context, body.region), body);
            context.store.delete(kind, name);
        };
        setTimeout(
            () => {
                try {
                    end();
                } catch {
                    // The account is closed, or damaged: whoever waits for something in it says so.
                }
            },
            Math.max(0, body.until - Date.now()),
        ).unref();
    }
}

function finish(cloud: Cloud, { type, id, body }: UnderWay): void {
    const found = cloud.find(kindOf(type), id);
    const model = models[type];
    if (found === undefined) return;
    if (body === undefined) {
        cloud.remove(kindOf(type), id);
        model?.deleted?.({ cloud, id, inputs: found.body });
    } else if (found.body.status === model?.pending?.status) {
        cloud.put(kindOf(type), id, body);
    }
}
