import { connect } from "./client/connection";
import { defaultDeadline, type KubernetesContext } from "./context";
import type { KubernetesApi } from "./client/kubernetesApi";
import type { ProviderSettings } from "./settings";

/** The cluster that one provider resource is configured for. Nothing is opened before it is needed. */
export class Cluster {
    private opened: KubernetesApi | undefined;

    constructor(
        readonly settings: ProviderSettings,
        private readonly context: KubernetesContext,
    ) {}

    /** Its API. Throws `Unreachable` where there is none; the next call tries again. */
    api(): KubernetesApi {
        this.opened ??= connect(this.settings, this.context);
        return this.opened;
    }

    /** How long to wait for an object, in milliseconds. */
    get deadline(): number {
        return this.context.deadline ?? defaultDeadline;
    }

    notice(text: string): void {
        this.context.notice(text);
    }
}
