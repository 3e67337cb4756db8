import { isDeepStrictEqual } from "node:util";
import { CloudError, type ConfiguredProvider, type PropertyMap, type ProviderPackage } from "./providerModel";

interface Session {
    readonly config: PropertyMap;
    readonly provider: Promise<ConfiguredProvider>;
}

const kept = 1000;

/**
 * The configured instances of one package. The engine opens a connection for each provider resource and says only
 * in Configure which one it is, so the connection (the peer's address) is what tells the instances apart.
 */
export class Sessions {
    private readonly byPeer = new Map<string, Session>();

    constructor(private readonly pkg: ProviderPackage) {}

    async configure(peer: string, config: PropertyMap): Promise<void> {
        const provider = this.pkg.configure(config);
        this.byPeer.delete(peer);
        this.byPeer.set(peer, { config, provider });
        // Closed connections are not announced: the oldest go.
        if (this.byPeer.size > kept) {
            const [oldest] = this.byPeer.keys();
            if (oldest !== undefined) this.byPeer.delete(oldest);
        }
        await provider;
    }

    get(peer: string): Promise<ConfiguredProvider> {
        const session = this.byPeer.get(peer) ?? this.only();
        if (session === undefined) {
            throw new CloudError(
                "NotConfigured",
                `The ${this.pkg.name} provider of this connection is not configured. Run the command again.`,
            );
        }
        return session.provider;
    }

    /** For a connection that was made anew after a long pause: the instance, when all are configured alike. */
    private only(): Session | undefined {
        const [first, ...rest] = this.byPeer.values();
        return first !== undefined && rest.every(({ config }) => isDeepStrictEqual(config, first.config))
            ? first
            : undefined;
    }
}
