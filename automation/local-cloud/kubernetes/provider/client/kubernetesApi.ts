import { isObject, type JsonObject, listOf, textOf } from "../../api/objects/json";
import type { ApiRequest, Send } from "./apiClient";
import { isNotFound, NoSuchKind } from "./errors";

/** Which object: its kind, and its name where it has one. */
export interface ObjectKey {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
}

interface Kind {
    readonly plural: string;
    readonly namespaced: boolean;
}

/** How an object is applied. */
export interface ApplyOptions {
    readonly manager: string;
    readonly force: boolean;
    readonly dryRun?: boolean;
}

/** The objects of one cluster, over its HTTP API. What the API serves is discovered once, and again for new kinds. */
export class KubernetesApi {
    private readonly discovered = new Map<string, Promise<ReadonlyMap<string, Kind>>>();

    constructor(private readonly send: Send) {}

    /** Whether the API serves a kind. */
    async serves(apiVersion: string, kind: string): Promise<boolean> {
        return (await this.find(apiVersion, kind)) !== undefined;
    }

    /** Whether objects of a kind live in namespaces. Those of unknown kinds do, as custom resources mostly do. */
    async isNamespaced(apiVersion: string, kind: string): Promise<boolean> {
        return (await this.find(apiVersion, kind))?.namespaced ?? true;
    }

    /** The live object, or undefined where there is none. */
    async get(key: ObjectKey): Promise<JsonObject | undefined> {
        try {
            return await this.send({ method: "GET", path: await this.pathOf(key) });
        } catch (error) {
            if (isNotFound(error) || error instanceof NoSuchKind) return undefined;
            throw error;
        }
    }

    /** The objects of a kind in a namespace that have all labels of a selector. */
    async list(apiVersion: string, kind: string, namespace: string, selector: string): Promise<JsonObject[]> {
        const path = await this.pathOf({ apiVersion, kind, namespace, name: "" });
        const answer = await this.send({ method: "GET", path, query: { labelSelector: selector } });
        return listOf(answer.items)
            .filter(isObject)
            .map((item) => ({ ...item, apiVersion, kind }));
    }

    /** Server-side apply: creates the object or brings the fields that the manager owns to what is given. */
    async apply(key: ObjectKey, object: JsonObject, options: ApplyOptions): Promise<JsonObject> {
        return this.send({
            method: "PATCH",
            path: await this.pathOf(key),
            query: {
                fieldManager: options.manager,
                ...(options.force ? { force: "true" } : {}),
                ...(options.dryRun === true ? { dryRun: "All" } : {}),
            },
            body: object,
            contentType: "application/apply-patch+yaml",
        });
    }

    /** Asks for an object to be deleted; false where there is none. */
    async delete(key: ObjectKey, propagationPolicy: string): Promise<boolean> {
        const request: Omit<ApiRequest, "path"> = {
            method: "DELETE",
            body: { kind: "DeleteOptions", apiVersion: "v1", propagationPolicy },
        };
        try {
            await this.send({ ...request, path: await this.pathOf(key) });
            return true;
        } catch (error) {
            if (isNotFound(error) || error instanceof NoSuchKind) return false;
            throw error;
        }
    }

    private async pathOf({ apiVersion, kind, namespace, name }: ObjectKey): Promise<string> {
        const found = await this.find(apiVersion, kind);
        if (found === undefined) throw new NoSuchKind(apiVersion, kind);
        const scope = found.namespaced ? `/namespaces/${encodeURIComponent(namespace || "default")}` : "";
        const object = name === "" ? "" : `/${encodeURIComponent(name)}`;
        return `${rootOf(apiVersion)}${scope}/${found.plural}${object}`;
    }

    private async find(apiVersion: string, kind: string): Promise<Kind | undefined> {
        const known = (await this.discovered.get(apiVersion))?.get(kind);
        if (known !== undefined) return known;
        // Kinds come with their CustomResourceDefinitions, so one that is missing may be there by now.
        const discovery = this.discover(apiVersion);
        this.discovered.set(apiVersion, discovery);
        discovery.catch(() => this.discovered.delete(apiVersion));
        return (await discovery).get(kind);
    }

    private async discover(apiVersion: string): Promise<ReadonlyMap<string, Kind>> {
        let answer: JsonObject;
        try {
            answer = await this.send({ method: "GET", path: rootOf(apiVersion) });
        } catch (error) {
            if (isNotFound(error)) return new Map();
            throw error;
        }
        return new Map(
            listOf(answer.resources)
                .filter(isObject)
                .filter((resource) => !textOf(resource.name).includes("/"))
                .map((resource) => [
                    textOf(resource.kind),
                    { plural: textOf(resource.name), namespaced: resource.namespaced === true },
                ]),
        );
    }
}

function rootOf(apiVersion: string): string {
    return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
