import { type Entity, type StoreEvent } from "../../../store/store";
import { objectOfEntity } from "../objects/cluster";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { apiVersionOf } from "../resources/resourceType";
import { failure, StatusError } from "../status/statusError";
import { type ApiAnswer, type StreamAnswer } from "./apiAnswer";
import { type ResourceRequest } from "./apiContext";
import { filterOf } from "./filter";
import { notAVersion } from "./readHandlers";
import { renderObject, viewOf } from "./render";

const bookmarkEvery = 30_000;
const longest = 30 * 60_000;

type EventType = "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";

/** One client's view of a resource's objects, kept up to date. */
class Watch {
    /** Versions of the objects that the client knows and that it selects. */
    private readonly known = new Map<string, number>();
    private readonly filter;
    private readonly view;
    private version = 0;

    constructor(
        private readonly resource: ResourceRequest,
        private readonly send: (document: unknown) => void,
        private readonly end: () => void,
    ) {
        this.filter = filterOf(resource.type, resource.request.query);
        this.view = viewOf(resource.request.accept);
    }

    /** Sends what there is, if asked for, then everything that happens. */
    start(): () => void {
        const { context, type, request } = this.resource;
        const { store } = context.cluster;
        const asked = request.query.get("resourceVersion") ?? "";
        const sendsInitial = request.query.get("sendInitialEvents") === "true";
        const isFromNow = asked === "" || asked === "0" || sendsInitial;
        const since = isFromNow ? store.version() : Number(asked);
        this.version = since;
        if (since < context.oldestVersion) {
            this.send({
                type: "ERROR",
                object: failure(new StatusError(410, "Expired", tooOld(since, context.oldestVersion))),
            });
            this.end();
            return () => undefined;
        }
        const kind = context.cluster.storeKind(type);
        for (const entity of store.list<KubernetesObject>(kind).filter((one) => this.isInNamespace(one))) {
            if (!isFromNow && entity.version > since) continue;
            const object = objectOfEntity(entity, type);
            if (!this.filter.matches(object)) continue;
            this.known.set(entity.id, entity.version);
            if (isFromNow) this.sendObject("ADDED", object);
        }
        if (sendsInitial) this.sendBookmark({ "k8s.io/initial-events-end": "true" });
        const stop = store.watch(kind, since, (event) => {
            if (event.entity.kind === kind && this.isInNamespace(event.entity)) this.onEvent(event);
        });
        const bookmarks = setInterval(() => {
            if (request.query.get("allowWatchBookmarks") === "true") this.sendBookmark();
        }, bookmarkEvery);
        return () => {
            clearInterval(bookmarks);
            stop();
        };
    }

    private isInNamespace({ id }: Entity): boolean {
        const { namespace } = this.resource;
        return namespace === undefined || id.startsWith(`${namespace}/`);
    }

    private onEvent({ type, entity }: StoreEvent): void {
        this.version = entity.version;
        const before = this.known.get(entity.id);
        if (before !== undefined && before >= entity.version) return;
        const object = objectOfEntity(entity as Entity<KubernetesObject>, this.resource.type);
        const matches = this.filter.matches(object);
        if (type === "deleted" || !matches) {
            // An object that was never seen here may have been selected before the watch began.
            const mayBeKnown = before !== undefined || matches || type === "modified";
            this.known.delete(entity.id);
            if (mayBeKnown) this.sendObject("DELETED", object);
            return;
        }
        const isNew = before === undefined && (type === "added" || this.filter.isSelective);
        this.known.set(entity.id, entity.version);
        this.sendObject(isNew ? "ADDED" : "MODIFIED", object);
    }

    private sendObject(type: EventType, object: KubernetesObject): void {
        const include = this.resource.request.query.get("includeObject");
        this.send({ type, object: renderObject(this.resource.type, this.view, object, include) });
    }

    private sendBookmark(annotations?: Record<string, string>): void {
        const { type } = this.resource;
        const metadata = { resourceVersion: String(this.version), ...(annotations && { annotations }) };
        const object =
            this.view === "table"
                ? { kind: "Table", apiVersion: "meta.k8s.io/v1", metadata, columnDefinitions: [], rows: [] }
                : { kind: type.kind, apiVersion: apiVersionOf(type), metadata };
        this.send({ type: "BOOKMARK", object });
    }
}

function tooOld(since: number, oldest: number): string {
    return `too old resource version: ${since} (${oldest})`;
}

/** Answers with a stream of changes. */
export function watchHandler(resource: ResourceRequest): ApiAnswer {
    const seconds = Number(resource.request.query.get("timeoutSeconds") ?? 0);
    const start: StreamAnswer["start"] = (send, end) => {
        const stop = new Watch(resource, send, end).start();
        const timer = setTimeout(end, seconds > 0 ? Math.min(seconds * 1000, longest) : longest);
        return () => {
            clearTimeout(timer);
            stop();
        };
    };
    const version = resource.request.query.get("resourceVersion") ?? "";
    // Nothing would ever be newer than what is no number.
    if (!/^\d*$/.test(version)) throw new StatusError(500, "", notAVersion(version));
    // Refuses bad selectors before the stream begins.
    filterOf(resource.type, resource.request.query);
    return { kind: "stream", contentType: "application/json;stream=watch", start };
}
