import { type Entity, type Store } from "../../store/store";
import { findCluster } from "../api/bootstrap/clusterRecord";
import { Cluster, objectOfEntity } from "../api/objects/cluster";
import { type KubernetesObject } from "../api/objects/kubernetesObject";
import { StatusError, isTerminating } from "../api/status/statusError";
import { allWebhooks } from "./allWebhooks";
import { allControllers } from "./allControllers";
import { type Controller } from "../controllers/controller";
import { type ControllerWorld } from "../controllers/controllerWorld";
import { WorkQueue } from "./workQueue";

const attempts = 8;

/** Refusals that need no more work: what was to be done is no longer wanted. */
function isOutdated(error: unknown): boolean {
    if (!(error instanceof StatusError)) return false;
    return error.reason === "NotFound" || isTerminating(error);
}

/** Runs the controllers of every cluster in the account, until it is stopped. */
export function startControllers(store: Store, world: ControllerWorld): () => void {
    const controllers = allControllers(world);
    const queue = new WorkQueue();
    const noticed = new Set<string>();

    const run = (controller: Controller, cluster: Cluster, key: string, attempt: number): void => {
        const again = (): void => {
            add(controller, cluster, key);
        };
        try {
            if (findCluster(store, cluster.id) !== undefined) controller.reconcile(cluster, key, again);
        } catch (error) {
            if (isOutdated(error)) return;
            if (attempt < attempts) {
                queue.addLater(10 * 2 ** attempt, `${controller.name} ${cluster.id} ${key}`, () => {
                    run(controller, cluster, key, attempt + 1);
                });
                return;
            }
            const why = error instanceof Error ? error.message : String(error);
            const text = `The ${controller.name} controller of cluster ${cluster.id} gave up on ${key}: ${why}`;
            if (!noticed.has(text)) world.notice(text);
            noticed.add(text);
        }
    };

    const add = (controller: Controller, cluster: Cluster, key: string): void => {
        queue.add(`${controller.name} ${cluster.id} ${key}`, () => {
            run(controller, cluster, key, 1);
        });
    };

    const onChange = (entity: Entity<KubernetesObject>, isDeleted: boolean): void => {
        const [, clusterId = "", ...rest] = entity.kind.split("/");
        const cluster = new Cluster(store, clusterId, allWebhooks);
        const change = { cluster, storageKey: rest.join("/"), object: objectOfEntity(entity), isDeleted };
        for (const controller of controllers) {
            for (const key of controller.keysFor(change)) add(controller, cluster, key);
        }
    };

    // What earlier processes left undone is done first.
    const version = store.version();
    for (const kind of store.kinds("k8s/")) {
        for (const entity of store.list<KubernetesObject>(kind)) onChange(entity, false);
    }
    const stopWatching = store.watch("k8s/", version, ({ type, entity }) => {
        onChange(entity as Entity<KubernetesObject>, type === "deleted");
    });
    return () => {
        stopWatching();
        queue.stop();
    };
}
