import { gunzipSync, gzipSync } from "node:zlib";
import { isObject, type JsonObject, numberOf, objectOf, textOf, valueAt } from "../../../api/objects/json";
import { CloudError } from "../../../../protocol/providerModel";
import { isNotFound } from "../../client/errors";
import type { KubernetesApi, ObjectKey } from "../../client/kubernetesApi";
import type { ChartRelease } from "../chart";

/** One revision of a release, as Helm keeps it in a Secret of the release's namespace. */
export interface StoredRelease extends ChartRelease {
    readonly revision: number;
    readonly status: "deployed" | "failed" | "superseded";
    /** The objects that the chart made, without its custom resource definitions. */
    readonly objects: readonly JsonObject[];
}

function keyOf(namespace: string, name: string, revision: number): ObjectKey {
    return { apiVersion: "v1", kind: "Secret", namespace, name: `sh.helm.release.v1.${name}.v${revision}` };
}

// Helm's own encoding: gzipped JSON in base64, which the Secret encodes in base64 once more.
function encode(release: StoredRelease): string {
    const record = {
        name: release.name,
        namespace: release.namespace,
        version: release.revision,
        info: { status: release.status, description: "" },
        chart: {
            metadata: {
                name: release.chart,
                version: release.version,
                appVersion: release.appVersion,
                apiVersion: "v2",
            },
        },
        config: release.values,
        manifest: release.objects.map((object) => `---\n${JSON.stringify(object)}\n`).join(""),
    };
    const packed = gzipSync(JSON.stringify(record)).toString("base64");
    return Buffer.from(packed, "utf8").toString("base64");
}

/** The revision in a Secret. */
export function decodeRelease(secret: JsonObject): StoredRelease {
    const packed = Buffer.from(textOf(valueAt(secret, ["data", "release"])), "base64").toString("utf8");
    let record: unknown;
    try {
        record = JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8"));
    } catch {
        throw new CloudError(
            "InvalidRelease",
            `the Helm release Secret ${textOf(valueAt(secret, ["metadata", "name"]))} cannot be read`,
        );
    }
    const chart = objectOf(valueAt(record, ["chart", "metadata"]));
    const status = textOf(valueAt(secret, ["metadata", "labels", "status"]));
    return {
        name: textOf(valueAt(record, ["name"])),
        namespace: textOf(valueAt(record, ["namespace"])),
        revision: numberOf(valueAt(record, ["version"])),
        status: status === "failed" || status === "superseded" ? status : "deployed",
        chart: textOf(chart.name),
        version: textOf(chart.version),
        appVersion: textOf(chart.appVersion),
        values: objectOf(valueAt(record, ["config"])),
        objects: textOf(valueAt(record, ["manifest"]))
            .split("---\n")
            .filter((document) => document.trim() !== "")
            .map((document) => JSON.parse(document) as unknown)
            .filter(isObject),
    };
}

/** All revisions of a release, oldest first. */
export async function storedReleases(
    api: KubernetesApi,
    namespace: string,
    name: string,
): Promise<StoredRelease[]> {
    try {
        const secrets = await api.list("v1", "Secret", namespace, `owner=helm,name=${name}`);
        return secrets.map(decodeRelease).sort((one, other) => one.revision - other.revision);
    } catch (error) {
        if (isNotFound(error)) return [];
        throw error;
    }
}

/** The Secret that holds one revision. */
export function releaseSecret(release: StoredRelease): JsonObject {
    const { name, namespace } = keyOf(release.namespace, release.name, release.revision);
    return {
        apiVersion: "v1",
        kind: "Secret",
        type: "helm.sh/release.v1",
        metadata: {
            name,
            namespace,
            labels: {
                name: release.name,
                owner: "helm",
                status: release.status,
                version: String(release.revision),
            },
        },
        data: { release: encode(release) },
    };
}

/** Writes one revision. */
export async function storeRelease(api: KubernetesApi, release: StoredRelease): Promise<void> {
    const key = keyOf(release.namespace, release.name, release.revision);
    await api.apply(key, releaseSecret(release), { manager: "Helm", force: true });
}

/** Removes one revision. */
export async function forgetRelease(api: KubernetesApi, release: StoredRelease): Promise<void> {
    await api.delete(keyOf(release.namespace, release.name, release.revision), "Background");
}
