import {
    type handleUnaryCall,
    Server,
    ServerCredentials,
    type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { setTimeout as sleep } from "node:timers/promises";
import { inCall } from "./callScope";
import { packageHandlers } from "./packageHandlers";
import type { ProviderPackage } from "./providerModel";
import { providerService } from "./service";
import { statusOf } from "./statusOf";

type Handler = (request: unknown, peer: string) => unknown;

/** Provider packages that are being served, each on a port of this machine of its own. */
export interface ProviderServers {
    /** `aws:45123,eks:45124`, for PULUMI_DEBUG_PROVIDERS. */
    readonly attach: string;
    /** Resolves when no call is under way and none came for a while. */
    quiet(): Promise<void>;
    close(): Promise<void>;
}

/** How long nobody must have called, in milliseconds, until it is taken that nobody will. */
const quietFor = 2000;

class Calls {
    private underWay = 0;
    private last = Date.now();

    readonly begin = (): void => {
        this.underWay += 1;
    };

    readonly end = (): void => {
        this.underWay -= 1;
        this.last = Date.now();
    };

    async quiet(): Promise<void> {
        while (this.underWay > 0 || Date.now() - this.last < quietFor) await sleep(100);
    }
}

class Cancellations {
    private readonly byPeer = new Map<string, AbortController>();

    signal(peer: string): AbortSignal {
        return this.of(peer).signal;
    }

    cancel(peer: string): void {
        this.of(peer).abort();
        // A connection may be used again for another operation.
        this.byPeer.delete(peer);
    }

    private of(peer: string): AbortController {
        let controller = this.byPeer.get(peer);
        if (controller === undefined) {
            controller = new AbortController();
            this.byPeer.set(peer, controller);
        }
        return controller;
    }
}

function serve(
    handler: Handler,
    cancellations: Cancellations,
    calls: Calls,
): handleUnaryCall<unknown, unknown> {
    return (call, callback) => {
        const peer = call.getPeer();
        calls.begin();
        inCall(cancellations.signal(peer), () =>
            Promise.resolve().then(() => handler(call.request, peer)),
        ).then(
            (response) => {
                calls.end();
                callback(null, response);
            },
            (error: unknown) => {
                calls.end();
                callback(statusOf(error));
            },
        );
    };
}

async function servePackage(pkg: ProviderPackage, calls: Calls): Promise<{ server: Server; port: number }> {
    const server = new Server({
        "grpc.max_receive_message_length": -1,
        "grpc.max_send_message_length": -1,
    });
    const cancellations = new Cancellations();
    const handlers = packageHandlers(pkg, (peer) => {
        cancellations.cancel(peer);
    });
    const implementation: UntypedServiceImplementation = Object.fromEntries(
        Object.entries(handlers).map(([name, handler]) => [
            name,
            serve(handler as Handler, cancellations, calls),
        ]),
    );
    server.addService(providerService, implementation);
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
            if (error === null) resolve(bound);
            else reject(error);
        });
    });
    return { server, port };
}

/** Serves packages over Pulumi's provider protocol. One port each: many calls do not say which package they mean. */
export async function serveProviders(packages: readonly ProviderPackage[]): Promise<ProviderServers> {
    const calls = new Calls();
    const served = await Promise.all(packages.map((pkg) => servePackage(pkg, calls)));
    return {
        quiet: () => calls.quiet(),
        attach: packages.map(({ name }, index) => `${name}:${served[index]?.port ?? 0}`).join(","),
        close: () => {
            for (const { server } of served) server.forceShutdown();
            return Promise.resolve();
        },
    };
}
