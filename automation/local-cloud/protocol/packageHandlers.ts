import { dependencies, EngineMonitor } from "./monitor";
import { diffConfig, diffMessage } from "./diffs";
import {
    type Autonaming,
    CloudError,
    type ConfiguredProvider,
    type ConstructResult,
    type ProviderPackage,
    type ResourceRef,
} from "./providerModel";
import type { providerService } from "./service";
import { Sessions } from "./sessions";

type Service = typeof providerService;
type RequestOf<M> = M extends { requestDeserialize: (bytes: Buffer) => infer R } ? R : never;
type ResponseOf<M> = M extends { responseDeserialize: (bytes: Buffer) => infer R } ? R : never;

/** What answers each method; `peer` is the connection the call came over. */
export type Handlers = {
    readonly [K in keyof Service]: (
        request: RequestOf<Service[K]>,
        peer: string,
    ) => Promise<ResponseOf<Service[K]>> | ResponseOf<Service[K]>;
};

const modes = ["propose", "enforce", "disable"] as const;

function autonamingOf(given: { proposedName: string; mode: number }): Autonaming | undefined {
    const mode = modes[given.mode] ?? "propose";
    // An absent message reads like an empty proposal.
    if (given.proposedName === "" && mode !== "disable") return undefined;
    return { proposedName: given.proposedName, mode };
}

/** `urn:pulumi:<stack>::<project>::<types of parents and its own, with $ between>::<name>` */
function resourceOf(urn: string): ResourceRef {
    const [, , types = "", ...name] = urn.split("::");
    return { urn, type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}

async function construct(
    pkg: ProviderPackage,
    request: RequestOf<Service["construct"]>,
): Promise<ConstructResult> {
    if (pkg.construct === undefined) {
        throw new CloudError("Unsupported", `The ${pkg.name} package has no component ${request.type}.`);
    }
    const monitor = new EngineMonitor(request.monitorEndpoint);
    try {
        return await pkg.construct({
            ...request,
            inputDependencies: Object.fromEntries(
                Object.entries(request.inputDependencies).map(([key, { urns }]) => [key, urns]),
            ),
            dependsOn: request.dependencies,
            aliases: request.aliases.map(({ urn }) => urn),
            monitor,
        });
    } finally {
        monitor.close();
    }
}

function resourceHandlers(provider: (peer: string) => Promise<ConfiguredProvider>) {
    return {
        invoke: async ({ token, args }, peer) => ({
            result: await (await provider(peer)).invoke(token, args),
            failures: [],
        }),
        check: async ({ urn, olds, news, autonaming }, peer) =>
            (await provider(peer)).check(resourceOf(urn), olds, news, autonamingOf(autonaming)),
        diff: async ({ urn, id, oldInputs, olds, news }, peer) =>
            diffMessage(await (await provider(peer)).diff(resourceOf(urn), id, oldInputs, olds, news)),
        create: async ({ urn, properties, preview }, peer) =>
            (await provider(peer)).create(resourceOf(urn), properties, preview),
        read: async ({ urn, id, inputs, properties }, peer) =>
            (await (await provider(peer)).read(resourceOf(urn), id, inputs, properties)) ?? {
                id: "",
                inputs: {},
                properties: {},
            },
        update: async ({ urn, id, olds, news, preview }, peer) => ({
            properties: await (await provider(peer)).update(resourceOf(urn), id, olds, news, preview),
        }),
        delete: async ({ urn, id, properties }, peer) => {
            await (await provider(peer)).delete(resourceOf(urn), id, properties);
            return {};
        },
    } satisfies Partial<Handlers>;
}

/** Answers the engine's calls for one package. */
export function packageHandlers(pkg: ProviderPackage, cancel: (peer: string) => void): Handlers {
    const sessions = new Sessions(pkg);
    const supports = {
        acceptSecrets: true,
        acceptResources: true,
        acceptOutputs: false,
        supportsAutonaming: true,
    };
    return {
        handshake: () => supports,
        attach: () => ({}),
        getPluginInfo: () => ({ version: pkg.version }),
        getSchema: () => ({ schema: JSON.stringify({ name: pkg.name, version: pkg.version }) }),
        checkConfig: ({ news }) => ({ inputs: news, failures: [] }),
        diffConfig: ({ oldInputs, news }) => diffMessage(diffConfig(oldInputs, news)),
        configure: async ({ args }, peer) => {
            await sessions.configure(peer, args);
            return { ...supports, supportsPreview: true };
        },
        ...resourceHandlers((peer) => sessions.get(peer)),
        construct: async (request) => {
            const { urn, state, stateDependencies } = await construct(pkg, request);
            return { urn, state, stateDependencies: dependencies(stateDependencies) };
        },
        cancel: (_, peer) => {
            cancel(peer);
            return {};
        },
    };
}
