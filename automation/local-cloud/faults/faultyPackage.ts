import { status } from "@grpc/grpc-js";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudError, type ConfiguredProvider, type ProviderPackage } from "../protocol/providerModel";
import { faultDrawer, type Fault } from "./draw";
import type { FaultOptions } from "./faultOptions";

/** How often the AWS SDK tries what is throttled (AWS SDKs and Tools Reference, "Retry behavior", standard mode). */
const attempts = 3;

/** Milliseconds before the second attempt. */
const pause = 20;

/** A connection that broke: neither the provider nor the engine knows whether the call was carried out. */
export class ConnectionLost extends Error {
    override readonly name = "ConnectionLost";
    readonly code = status.UNAVAILABLE;

    constructor(readonly details: string) {
        super(details);
    }
}

/** A package whose provider goes wrong on purpose in what it does to the world. The state alone is not the world. */
export function faultyPackage(pkg: ProviderPackage, options: FaultOptions): ProviderPackage {
    if (pkg.name === "random") return pkg;
    const draw = faultDrawer(options);
    return {
        ...pkg,
        configure: async (config) => faultyProvider(await pkg.configure(config), draw),
    };
}

function faultyProvider(
    provider: ConfiguredProvider,
    draw: (name: string) => Fault | undefined,
): ConfiguredProvider {
    async function call<T>(name: string, work: () => Promise<T>): Promise<T> {
        for (let attempt = 1; ; attempt += 1) {
            const fault = draw(name);
            if (fault === undefined) return work();
            if (fault === "timeout") throw new ConnectionLost(`${name}: i/o timeout`);
            if (fault === "lost") {
                await work();
                throw new ConnectionLost(`${name}: connection reset by peer`);
            }
            if (attempt === attempts) throw new CloudError("Throttling", "Rate exceeded");
            await sleep(pause * 2 ** (attempt - 1));
        }
    }
    return {
        check: (...args) => provider.check(...args),
        diff: (...args) => provider.diff(...args),
        invoke: (...args) => provider.invoke(...args),
        create: (resource, inputs, preview) => {
            const work = () => provider.create(resource, inputs, preview);
            return preview ? work() : call(`create ${resource.urn}`, work);
        },
        read: (resource, ...args) => call(`read ${resource.urn}`, () => provider.read(resource, ...args)),
        update: (resource, id, olds, news, preview) => {
            const work = () => provider.update(resource, id, olds, news, preview);
            return preview ? work() : call(`update ${resource.urn}`, work);
        },
        delete: (resource, ...args) =>
            call(`delete ${resource.urn}`, () => provider.delete(resource, ...args)),
    };
}
