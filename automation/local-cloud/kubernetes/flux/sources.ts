import { type Controller, keyOf, splitKey } from "../controllers/controller";
import { type ControllerWorld } from "../controllers/controllerWorld";
import { addFinalizer, removeFinalizer } from "../api/operations/writes";
import { type Cluster } from "../api/objects/cluster";
import { textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject, timestamp } from "../api/objects/kubernetesObject";
import { findKind } from "../api/resources/resourceTypes";
import { concerns, isRunning } from "../controllers/pods/runningPods";
import { type Fixture, readFixture } from "./fixtures";
import { fluxFinalizer, isSuspended, report } from "./toolkit";

const apiVersion = "source.toolkit.fluxcd.io/v1";
const controller = "source-controller";

/** Kinds of sources by the plurals of their resources. */
const kinds: Readonly<Record<string, string>> = {
    gitrepositories: "GitRepository",
    ocirepositories: "OCIRepository",
    buckets: "Bucket",
    helmrepositories: "HelmRepository",
};

/** A source by its kind, namespace and name. */
export function findSource(
    cluster: Cluster,
    kind: string,
    namespace: string,
    name: string,
): KubernetesObject | undefined {
    const type = findKind(cluster, apiVersion, kind);
    return type === undefined ? undefined : cluster.get(type, namespace, name);
}

/** What a source holds; undefined where nobody has said. */
export function fixtureOf({ fixtures }: ControllerWorld, source: KubernetesObject): Fixture | undefined {
    const branch = textOf(valueAt(source, ["spec", "ref", "branch"])) || "main";
    return fixtures === undefined ? undefined : readFixture(fixtures, source.metadata.name, branch);
}

function fetchSource(world: ControllerWorld, source: KubernetesObject) {
    if (source.kind === "HelmRepository") return { revision: "sha256:local" };
    const fixture = fixtureOf(world, source);
    if (fixture === undefined && world.fixtures !== undefined) {
        const { name } = source.metadata;
        world.notice(
            `The local cloud does not know what the ${source.kind} ${name} holds: put its manifests into ` +
                `${world.fixtures}/${name}.yaml or below ${world.fixtures}/${name}/.`,
        );
    }
    return fixture;
}

/** Flux's source-controller: sources have what their fixtures say. */
export function fluxSources(world: ControllerWorld): Controller {
    return {
        name: "flux-source",

        keysFor(change) {
            const { cluster, storageKey, object, isDeleted } = change;
            if (concerns(change, controller)) {
                return Object.entries(kinds).flatMap(([plural, kind]) => {
                    const type = findKind(cluster, apiVersion, kind);
                    return type === undefined
                        ? []
                        : cluster.list(type).map((source) => `${plural}/${keyOf(source)}`);
                });
            }
            const [group, plural = ""] = storageKey.split("/");
            const isSource = group === "source.toolkit.fluxcd.io" && plural in kinds;
            return isSource && !isDeleted ? [`${plural}/${keyOf(object)}`] : [];
        },

        reconcile(cluster, key) {
            const slash = key.indexOf("/");
            const { namespace, name } = splitKey(key.slice(slash + 1));
            const type = findKind(cluster, apiVersion, kinds[key.slice(0, slash)] ?? "");
            const source = type === undefined ? undefined : cluster.get(type, namespace, name);
            if (type === undefined || source === undefined || !isRunning(cluster, controller)) return;
            if (source.metadata.deletionTimestamp !== undefined) {
                removeFinalizer(cluster, type, source, fluxFinalizer);
                return;
            }
            if (isSuspended(source)) return;
            addFinalizer(cluster, type, source, fluxFinalizer);
            const fetched = fetchSource(world, source);
            if (fetched === undefined) {
                const url = textOf(valueAt(source, ["spec", "url"]));
                const why = `failed to checkout and determine revision: unable to clone '${url}': repository not found`;
                report(cluster, type, source, [false, "GitOperationFailed", why]);
                return;
            }
            const { revision } = fetched;
            const known = valueAt(source, ["status", "artifact", "revision"]) === revision;
            const artifact = { revision, path: `${key}/artifact.tar.gz`, lastUpdateTime: timestamp() };
            const message = `stored artifact for revision '${revision}'`;
            report(cluster, type, source, [true, "Succeeded", message], known ? {} : { artifact });
        },
    };
}
